"""Pages of the site, one module a family of pages; each yields Page objects that hold everything but the theme's frame."""
