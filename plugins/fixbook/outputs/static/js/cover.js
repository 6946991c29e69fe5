// Cover hours of support plans in the local time of a region, as the clocks stand today.
(function (fixbook) {
  "use strict";

  var WEEK = 7 * 1440;
  var KEYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

  fixbook.onPage(function () {
    var table = document.querySelector("[data-covers]");
    if (!table || !fixbook.clock) return;
    var zones = table.getAttribute("data-zones").split(" ").filter(Boolean).slice(0, 4);
    var days = table.getAttribute("data-days").split(" ");
    fixbook.all("[data-clock]", table).forEach(function (cell) {
      var clock = JSON.parse(cell.getAttribute("data-clock"));
      if (!clock.hours) cell.textContent = table.getAttribute("data-always");
      else zones.forEach(function (zone) {
        var line = document.createElement("div");
        line.textContent = shifted(clock, zone, days, table.getAttribute("data-comma")) + " " + zone;
        cell.appendChild(line);
      });
    });
    if (!zones.length) fixbook.all("[data-fb-js]", table).forEach(function (cell) { cell.hidden = true; });
  });

  // "Mon–Fri 08:00–17:00": the clock's hours moved into another zone, days with the same hours taken together.
  function shifted(clock, zone, days, comma) {
    var now = Date.now();
    var ahead = Math.round((fixbook.clock.offset(zone, now) - fixbook.clock.offset(clock.zone, now)) / 60000);
    var byHours = new Map();
    KEYS.forEach(function (key, day) {
      (clock.hours[key] || []).forEach(function (span) {
        var start = ((day * 1440 + minutes(span[0]) + ahead) % WEEK + WEEK) % WEEK;
        var length = minutes(span[1]) - minutes(span[0]);
        var hours = time(start) + "–" + (time(start + length) === "00:00" ? "24:00" : time(start + length));
        byHours.set(hours, (byHours.get(hours) || []).concat(Math.floor(start / 1440)));
      });
    });
    return Array.from(byHours, function (pair) { return named(pair[1].sort(), days, comma) + " " + pair[0]; }).join(comma);
  }

  function minutes(text) { return Number(text.slice(0, 2)) * 60 + Number(text.slice(3)); }
  function time(minute) {
    var inDay = minute % 1440;
    return String(Math.floor(inDay / 60)).padStart(2, "0") + ":" + String(inDay % 60).padStart(2, "0");
  }

  // Three or more days in a row are written from-to.
  function named(numbers, days, comma) {
    var runs = [];
    numbers.forEach(function (number) {
      var run = runs[runs.length - 1];
      if (run && run[run.length - 1] === number - 1) run.push(number); else runs.push([number]);
    });
    return runs.map(function (run) {
      var names = run.map(function (number) { return days[number]; });
      return names.length > 2 ? names[0] + "–" + names[names.length - 1] : names.join(comma);
    }).join(comma);
  }
})(window.fixbook);
