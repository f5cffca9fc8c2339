"use strict";
// Search, filters, sorting, pages and links over all findings. Without this script the page shows the worst of them.
(function () {
  const PAGE = 100, PRINTED = 1000; // findings that are shown at a time, on the screen and on paper
  const data = JSON.parse(document.getElementById("data").textContent);
  const list = document.getElementById("list");
  const radios = { et: document.getElementById("lang-et"), en: document.getElementById("lang-en") };
  let language = radios.et.checked ? "et" : "en";
  const [ID, RULE, SEVERITY, POST, UNIT, PATH, LINE, ET, EN, BASIS, STATUS, PLACE_ET, PLACE_EN] = Array(13).keys();
  const ORDER = { error: 0, warning: 1, info: 2 };
  const say = (name) => data.texts[name][language];
  const number = (value) => (typeof value === "number" ? value.toLocaleString(language === "et" ? "et" : "en-GB") : value);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => number(values[name]));
  const message = (row) => row[language === "et" ? ET : EN];
  const postOf = (row) => (row[POST] < 0 ? ["", "", ""] : data.posts[row[POST]]);

  for (const code of Object.keys(radios)) {
    radios[code].addEventListener("change", () => {
      language = code;
      document.documentElement.lang = code;
      document.title = document.title.replace(data.title[code === "et" ? "en" : "et"], data.title[code]);
      if (list) { options(); show(); }
    });
  }
  if (!list) { return; }

  const filters = document.getElementById("filters");
  const fields = ["q", "severity", "topic", "unit", "owner", "status"];
  const named = ["q", "severity", "topic", "status"]; // the others are names, which may be empty
  const field = Object.fromEntries(fields.map((name) => [name, document.getElementById(name)]));
  const body = list.tBodies[0];
  const shown = document.getElementById("shown");
  const back = document.getElementById("back");
  const on = document.getElementById("on");
  const state = { q: "", severity: "", topic: "", unit: null, owner: null, status: "", post: "", sort: "", down: false, page: 0, target: "" };
  let rows = data.findings;
  let size = PAGE;

  // --- what the filters offer

  function options() {
    const topics = new Map();
    for (const [, [, family]] of Object.entries(data.rules)) { topics.set(family, data.families[family][language]); }
    const units = [...new Set(data.findings.map((row) => row[UNIT]))].sort((a, b) => a.localeCompare(b, language));
    choose(field.severity, ["error", "warning", "info"].map((level) => [level, say(level)]));
    choose(field.topic, [...topics].sort((a, b) => a[1].localeCompare(b[1], language)));
    const owners = [...new Set(data.findings.map((row) => postOf(row)[2]))].sort((a, b) => a.localeCompare(b, language));
    choose(field.unit, units.map((unit) => ["=" + unit, unit || say("no_unit")]));
    choose(field.owner, owners.map((owner) => ["=" + owner, owner || say("no_owner")]));
    const present = new Set(data.findings.map((row) => row[STATUS]));
    choose(field.status, ["new", "known", "open"].filter((s) => present.has(s)).map((s) => [s, say("s_" + s)]));
    field.severity.value = state.severity;
    field.topic.value = state.topic;
    field.unit.value = state.unit === null ? "" : "=" + state.unit;
    field.owner.value = state.owner === null ? "" : "=" + state.owner;
    field.status.value = state.status;
    field.q.value = state.q;
  }

  function choose(select, pairs) {
    select.replaceChildren(...[["", say("all")], ...pairs].map(([value, text]) => new Option(text, value)));
  }

  // --- filtering and sorting

  const texts = { et: [], en: [] };
  function words(number) {
    const known = texts[language];
    if (known[number] === undefined) {
      const row = data.findings[number];
      const rule = data.rules[row[RULE]];
      known[number] = [row[RULE], rule[0][language], rule[2], message(row), ...postOf(row).slice(1), row[UNIT], row[PATH]].join("\n").toLowerCase();
    }
    return known[number];
  }

  function select() {
    const wanted = state.q.toLowerCase().split(/\s+/).filter(Boolean);
    rows = data.findings.filter((row, number) =>
      (!state.severity || row[SEVERITY] === state.severity) &&
      (!state.topic || data.rules[row[RULE]][1] === state.topic) &&
      (state.unit === null || row[UNIT] === state.unit) &&
      (state.owner === null || postOf(row)[2] === state.owner) &&
      (!state.status || row[STATUS] === state.status) &&
      (!state.post || postOf(row)[0] === state.post) &&
      (!wanted.length || wanted.every((word) => words(number).includes(word))));
    if (state.sort) {
      const collator = new Intl.Collator(language);
      const keys = {
        severity: (a, b) => ORDER[a[SEVERITY]] - ORDER[b[SEVERITY]],
        finding: (a, b) => (a[RULE] < b[RULE] ? -1 : a[RULE] > b[RULE] ? 1 : collator.compare(message(a), message(b))),
        post: (a, b) => collator.compare(postOf(a)[1], postOf(b)[1]),
        unit: (a, b) => collator.compare(a[UNIT], b[UNIT]),
        basis: (a, b) => collator.compare(a[BASIS], b[BASIS]),
      };
      rows = rows.slice().sort((a, b) => (state.down ? -1 : 1) * keys[state.sort](a, b));
    }
  }

  // --- rows

  function node(tag, properties, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  function line(row) {
    const [key, name, owner] = postOf(row);
    const rule = data.rules[row[RULE]];
    const place = row[language === "et" ? PLACE_ET : PLACE_EN];
    const where = [row[PATH], row[LINE] ? fill(say("line"), { n: String(row[LINE]) }) : "", place].filter(Boolean).join(", ");
    const title = node("a", { href: "#r-" + row[RULE] }, node("b", {}, row[RULE]), " " + rule[0][language]);
    const link = node("a", { href: "#f-" + row[ID], title: say("link") }, "#");
    link.setAttribute("aria-label", say("link"));
    const post = name ? [node("a", { className: "post", href: "#d-" + encodeURIComponent(key) }, name)] : [];
    const made = node("tr", { id: "f-" + row[ID], className: state.target === row[ID] ? "target" : "" },
      node("td", {}, node("span", { className: "sev " + row[SEVERITY] }, say(row[SEVERITY]))),
      node("td", { className: "what" }, message(row), node("small", {}, title, " ", link)),
      node("td", {}, ...post, node("small", {}, where)),
      node("td", {}, row[UNIT], ...(owner ? [node("small", {}, owner)] : [])),
      node("td", {}, say("b_" + row[BASIS]), node("small", {}, say("s_" + row[STATUS]))));
    return made;
  }

  function show() {
    select();
    const last = Math.max(0, Math.ceil(rows.length / size) - 1);
    if (state.target) {
      const at = rows.findIndex((row) => row[ID] === state.target);
      if (at >= 0) { state.page = Math.floor(at / size); }
    }
    state.page = Math.min(state.page, last);
    const first = state.page * size;
    body.replaceChildren(...rows.slice(first, first + size).map(line));
    const told = rows.length
      ? fill(say("shown"), { a: first + 1, b: Math.min(first + size, rows.length), n: rows.length })
      : say("shown_none");
    shown.textContent = [told, ...chosen()].join(" · ");
    back.disabled = state.page === 0;
    on.disabled = state.page >= last;
    document.getElementById("pages").hidden = last === 0;
    for (const head of list.tHead.rows[0].cells) {
      if (head.dataset.sort === state.sort) { head.setAttribute("aria-sort", state.down ? "descending" : "ascending"); }
      else { head.removeAttribute("aria-sort"); }
    }
  }

  // What the list is cut down to: said where it is, for the choice of a post has no field and paper has none at all.
  function chosen() {
    const post = data.posts.find(([key]) => key === state.post);
    return [
      state.q && (language === "et" ? "„" + state.q + "“" : "“" + state.q + "”"), state.severity && say(state.severity),
      state.topic && data.families[state.topic][language], state.unit !== null && (state.unit || say("no_unit")),
      state.owner !== null && (state.owner || say("no_owner")),
      state.status && say("s_" + state.status), state.post && (post ? post[1] : state.post),
    ].filter(Boolean);
  }

  // --- links: #f-<finding>, #d-<post>, and the filters themselves

  function read() {
    const hash = location.hash.slice(1);
    const chosen = new URLSearchParams(hash);
    if (/^f-/.test(hash)) {
      reset();
      state.target = hash.slice(2);
    } else if (/^d-/.test(hash)) {
      reset();
      state.post = decode(hash.slice(2));
    } else if (fields.some((name) => chosen.has(name))) {
      reset();
      for (const name of named) { state[name] = chosen.get(name) || ""; }
      state.unit = chosen.get("unit");
      state.owner = chosen.get("owner");
    } else {
      return;
    }
    options();
    for (const name of ["severity", "topic", "status"]) { state[name] = field[name].value; } // nothing that is not offered
    show();
    const target = document.getElementById(/^f-/.test(hash) ? hash : "findings");
    if (target) { target.scrollIntoView({ block: "center" }); }
    if (!/^f-/.test(hash)) { document.getElementById("findings").scrollIntoView(); }
  }

  function decode(text) {
    try { return decodeURIComponent(text); } catch { return text; }
  }

  function reset() {
    Object.assign(state, { q: "", severity: "", topic: "", unit: null, owner: null, status: "", post: "", page: 0, target: "" });
  }

  function write() {
    const chosen = new URLSearchParams();
    for (const name of named) { if (state[name]) { chosen.set(name, state[name]); } }
    for (const name of ["unit", "owner"]) { if (state[name] !== null) { chosen.set(name, state[name]); } }
    history.replaceState(null, "", "#" + (chosen.toString() || "findings"));
  }

  function change() {
    for (const name of named) { state[name] = field[name].value; }
    for (const name of ["unit", "owner"]) { state[name] = field[name].value ? field[name].value.slice(1) : null; }
    Object.assign(state, { post: "", target: "", page: 0 });
    show();
    write();
  }

  filters.hidden = false;
  filters.addEventListener("input", change);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("reset", () => setTimeout(() => { reset(); options(); show(); write(); }));
  back.addEventListener("click", () => { state.page -= 1; state.target = ""; show(); });
  on.addEventListener("click", () => { state.page += 1; state.target = ""; show(); });
  for (const head of list.tHead.rows[0].cells) {
    const button = node("button", { type: "button" });
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      state.down = state.sort === head.dataset.sort && !state.down;
      Object.assign(state, { sort: head.dataset.sort, page: 0, target: "" });
      show();
    });
  }
  addEventListener("hashchange", read);
  let before = null;
  addEventListener("beforeprint", () => {
    if (before) { return; }
    before = { page: state.page, target: state.target };
    Object.assign(state, { page: 0, target: "" });
    size = PRINTED;
    show();
  });
  addEventListener("afterprint", () => {
    Object.assign(state, before);
    before = null;
    size = PAGE;
    show();
  });
  const cut = document.getElementById("cut");
  if (cut) { cut.hidden = true; }
  options();
  show();
  read();
})();
