// The behaviour of a report: light and dark, cards of mentions, evidence, the table of facts, highlights, charts. Without it the report can still be read.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const data = JSON.parse(byId("data").textContent);
  const words = data.words;
  const fill = (text, fields) => text.replace(/\{(\w+)\}/g, (_, name) => fields[name]);
  const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

  // Light and dark: as the system has it until the switch is used.
  byId("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });

  // Cards: what a mention means, on hover and on focus.
  const card = byId("card");
  let shown = null;
  let leaving = 0;
  function showCard(mention) {
    clearTimeout(leaving);
    if (shown === mention || mention.classList.contains("off")) return;
    hideCard();
    const [type, lines] = data.cards[mention.dataset.c];
    const list = document.createElement("dl");
    for (const [label, text] of lines) {
      const said = document.createElement("dd");
      said.append(make("bdi", text));
      list.append(make("dt", label), said);
    }
    card.replaceChildren(make("p", data.types[type]), list);
    card.className = type;
    if (mention.hasAttribute("href")) card.append(Object.assign(make("p", words.to_fact), { className: "hint" }));
    card.hidden = false;
    mention.setAttribute("aria-describedby", "card");
    shown = mention;
    placeCard();
  }
  function placeCard() {
    if (!shown) return;
    const at = shown.getClientRects()[0];
    if (!at || at.bottom < 0 || at.top > innerHeight) {
      hideCard();
      return;
    }
    const size = card.getBoundingClientRect();
    const below = at.bottom + 6 + size.height < innerHeight;
    card.style.left = `${Math.max(8, Math.min(at.left, document.documentElement.clientWidth - size.width - 8))}px`;
    card.style.top = `${below ? at.bottom + 6 : Math.max(8, at.top - size.height - 6)}px`;
  }
  function hideCard() {
    clearTimeout(leaving);
    card.hidden = true;
    shown?.removeAttribute("aria-describedby");
    shown = null;
  }
  const leave = () => { leaving = setTimeout(hideCard, 120); };
  const mentionOf = (event) => (event.target instanceof Element ? event.target.closest(".m") : null);
  document.addEventListener("mouseover", (event) => {
    const mention = mentionOf(event);
    if (mention) showCard(mention);
    else if (shown && card.contains(event.target)) clearTimeout(leaving);
    else if (shown && shown !== document.activeElement) leave();
  });
  document.addEventListener("focusin", (event) => {
    const mention = mentionOf(event);
    if (mention) showCard(mention);
    else hideCard();
  });
  document.addEventListener("scroll", placeCard, { passive: true, capture: true });
  addEventListener("resize", placeCard);

  // Keys in the text: one stop of the Tab key an article, arrows from mention to mention.
  for (const article of all(".article")) {
    all(".m", article).forEach((mention, number) => { mention.tabIndex = number ? -1 : 0; });
  }
  function moveTo(mention) {
    for (const other of all('.m[tabindex="0"]', mention.closest(".article"))) other.tabIndex = -1;
    mention.tabIndex = 0;
    mention.focus();
    mention.scrollIntoView({ block: "nearest" });
    showCard(mention);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return clear();
    const mention = mentionOf(event);
    if (!mention || event.altKey || event.ctrlKey || event.metaKey) return undefined;
    const mentions = all(".m:not(.off)", mention.closest(".article"));
    const at = mentions.indexOf(mention);
    const next = {
      ArrowRight: mentions[at + 1], ArrowDown: mentions[at + 1], ArrowLeft: mentions[at - 1], ArrowUp: mentions[at - 1],
      Home: mentions[0], End: mentions[mentions.length - 1],
    }[event.key];
    if (next) {
      event.preventDefault();
      moveTo(next);
    }
    return undefined;
  });

  // Evidence: the stretch of a block that a link names is marked.
  function clearEvidence() {
    for (const piece of all(".evidence")) {
      const parent = piece.parentNode;
      piece.replaceWith(...piece.childNodes);
      parent.normalize();
    }
    all(".current").forEach((one) => one.classList.remove("current"));
  }
  function markEvidence(block, from, to) {
    const cells = all("[data-at]", block);
    for (const holder of cells.length ? cells : [block]) {
      let at = Number(holder.dataset.at || 0);
      const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
      const pieces = [];
      while (walker.nextNode()) {
        const node = walker.currentNode;
        const [start, end] = [Math.max(from - at, 0), Math.min(to - at, node.length)];
        if (start < end) pieces.push([node, start, end]);
        at += node.length;
      }
      for (const [node, start, end] of pieces) {
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, end);
        const mark = document.createElement("span");
        mark.className = "evidence";
        range.surroundContents(mark);
      }
    }
  }
  function showEvidence(link) {
    clearEvidence();
    const block = byId(link.hash.slice(1));
    if (!block) return;
    if (link.dataset.span) markEvidence(block, ...link.dataset.span.split(",").map(Number));
    block.classList.add("current");
    block.tabIndex = -1;
    block.focus({ preventScroll: true });
    (block.querySelector(".evidence") || block).scrollIntoView({ block: "center" });
  }
  function clear() {
    const busy = !card.hidden || document.querySelector(".evidence, .current");
    hideCard();
    clearEvidence();
    if (!busy && search?.value) {
      search.value = "";
      applyFilters();
    }
  }

  // The table of facts: filters, search, order, and a page at a time. The overview of a report in several files has none.
  const PAGE = 100;
  const table = byId("fact-table");
  const rows = table ? all("tbody tr", table) : [];
  const search = byId("search");
  const filters = all("[data-filter]");
  const texts = new Map();
  let limit = PAGE;
  let found = rows;
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, fold(row.textContent));
    return texts.get(row);
  };
  function applyFilters() {
    if (!table) return;
    const terms = fold(search.value).split(/\s+/).filter(Boolean);
    const set = filters.filter((one) => one.value).map((one) => [one.dataset.filter, one.value]);
    found = rows.filter((row) => set.every(([key, value]) => row.dataset[key] === value) && terms.every((term) => textOf(row).includes(term)));
    limit = PAGE;
    showRows();
  }
  function showRows() {
    if (!table) return;
    const visible = new Set(found.slice(0, limit));
    for (const row of rows) row.hidden = !visible.has(row);
    byId("shown").textContent = found.length
      ? fill(words.shown, { shown: visible.size, found: found.length, all: rows.length })
      : rows.length ? words.nothing : "";
    const more = byId("more");
    more.hidden = found.length <= limit;
    more.textContent = fill(words.more, { n: Math.min(PAGE, found.length - limit) });
  }
  function showRow(id) {
    const row = byId(id);
    if (!row || !table?.contains(row)) return;
    if (!found.includes(row)) resetFilters();
    if (found.indexOf(row) >= limit) {
      limit = Math.ceil((found.indexOf(row) + 1) / PAGE) * PAGE;
      showRows();
    }
    clearEvidence();
    hideCard();
    row.classList.add("current");
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  }
  function resetFilters() {
    search.value = "";
    for (const one of filters) one.value = "";
    applyFilters();
  }
  let typing = 0;
  search?.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(applyFilters, rows.length > 500 ? 150 : 0);
  });
  for (const one of filters) one.addEventListener("change", applyFilters);
  byId("reset")?.addEventListener("click", resetFilters);
  byId("more")?.addEventListener("click", () => {
    const first = found[limit];
    limit += PAGE;
    showRows();
    first.tabIndex = -1;
    first.focus();
  });

  // The rows that fit the filters, in the order of the table, as CSV (as the command line writes it for Excel) and JSON.
  rows.forEach((row, number) => { row.dataset.n = number; });
  const exported = () => found.map((row) => data.facts.rows[row.dataset.n]);
  const number = /^-?\d+(\.\d+)?$/;
  function csvCell(value) {
    if (value === undefined || value === null) return "";
    let text = String(value);
    if (/^[=+\-@\t\r]/.test(text) && !number.test(text)) text = `'${text}`;
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }
  const formats = {
    csv: () => ["text/csv", `\ufeff${[data.facts.columns, ...exported().map((row) => data.facts.columns.map((_, at) => row[at]))]
      .map((cells) => cells.map(csvCell).join(",")).join("\n")}\n`],
    json: () => ["application/json", `${JSON.stringify(exported().map((row) => Object.fromEntries(
      data.facts.columns.map((name, at) => [name, row[at] ?? null]))), null, 1)}\n`],
  };
  for (const button of all("[data-export]")) {
    button.addEventListener("click", () => {
      const [type, text] = formats[button.dataset.export]();
      const url = URL.createObjectURL(new Blob([text], { type }));
      Object.assign(document.createElement("a"), { href: url, download: `facts.${button.dataset.export}` }).click();
      setTimeout(() => URL.revokeObjectURL(url), 10000);
    });
  }
  for (const button of all("[data-copy]")) {
    button.addEventListener("click", async () => {
      const [, text] = formats[button.dataset.copy]();
      try {
        await navigator.clipboard.writeText(text.replace(/^\ufeff/, ""));
        byId("copied").textContent = words.copied;
      } catch {
        byId("copied").textContent = words.not_copied;
      }
    });
  }

  const collator = new Intl.Collator("zh-CN", { numeric: true });
  const keys = {
    text: (row, column) => row.cells[column].textContent,
    number: (row) => (row.dataset.number ? Number(row.dataset.number) : null),
    day: (row) => row.dataset.day || null,
  };
  function sortBy(header) {
    const down = header.getAttribute("aria-sort") === "ascending";
    all("th[aria-sort]", table).forEach((one) => one.removeAttribute("aria-sort"));
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    const key = keys[header.dataset.sort];
    const valued = rows.map((row, at) => [key(row, header.cellIndex), row.dataset.type, at, row]);
    valued.sort(([a, typeA, atA], [b, typeB, atB]) => {
      if (a === null || b === null) return (a === null) - (b === null) || atA - atB; // what has no value comes last
      const order = typeof a === "number" ? collator.compare(typeA, typeB) || a - b : collator.compare(a, b);
      return (down ? -order : order) || atA - atB;
    });
    rows.splice(0, rows.length, ...valued.map((one) => one[3]));
    table.tBodies[0].append(...rows);
    const column = header.textContent.trim();
    applyFilters();
    byId("sorted").textContent = fill(down ? words.sorted_down : words.sorted_up, { column });
  }
  for (const header of table ? all("th[data-sort]", table) : []) {
    header.querySelector("button").addEventListener("click", () => sortBy(header));
  }
  applyFilters();

  // Links between rows and text. The address changes too, so that the browser's back leads back.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (!link) return;
    if (link.classList.contains("to-text")) setTimeout(() => showEvidence(link));
    else if (link.hash.startsWith("#f")) setTimeout(() => showRow(link.hash.slice(1)));
  });
  const follow = () => location.hash.startsWith("#f") && showRow(location.hash.slice(1));
  addEventListener("popstate", follow);
  follow();

  // Highlights by type.
  const toggles = all("#legend input[data-type]");
  const everything = byId("all-types");
  function applyTypes() {
    const on = new Set(toggles.filter((one) => one.checked).map((one) => one.dataset.type));
    for (const mention of all(".m")) mention.classList.toggle("off", !on.has(mention.dataset.t));
    everything.checked = on.size === toggles.length;
    everything.indeterminate = on.size > 0 && on.size < toggles.length;
    hideCard();
    for (const article of all(".article")) {
      const first = article.querySelector(".m:not(.off)");
      for (const stop of all('.m[tabindex="0"]', article)) stop.tabIndex = -1;
      if (first) first.tabIndex = 0;
    }
  }
  for (const one of toggles) one.addEventListener("change", applyTypes);
  everything?.addEventListener("change", () => {
    for (const one of toggles) one.checked = everything.checked;
    applyTypes();
  });

  // The list of articles; where the page is narrow it would stand in the way of the text.
  const contents = byId("contents");
  if (contents && matchMedia("(max-width: 60rem)").matches) contents.open = false;
  byId("find-article")?.addEventListener("input", (event) => {
    const term = fold(event.target.value);
    for (const group of all("#contents > ol > li")) {
      const items = all("ol li", group);
      const named = fold(group.firstElementChild.textContent).includes(term);
      for (const item of items) item.hidden = !named && !fold(item.textContent).includes(term);
      group.hidden = !named && items.every((item) => item.hidden);
    }
  });

  // Charts are drawn when they come into view. They are data only: no expression of theirs is compiled, nothing is loaded.
  function draw(figure) {
    figure.removeAttribute("data-chart-waits");
    vegaEmbed(figure.querySelector(".plot"), data.charts[figure.dataset.chart], {
      mode: "vega-lite", config: data.chart_config, renderer: "svg", actions: false, ast: true, tooltip: { theme: "custom" },
    }).catch((error) => {
      figure.querySelector(".plot").textContent = String(error);
      console.error(error);
    });
  }
  const waiting = all("[data-chart-waits]");
  if (waiting.length) {
    const watcher = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        watcher.unobserve(entry.target);
        if (entry.target.hasAttribute("data-chart-waits")) draw(entry.target);
      }
    }, { rootMargin: "300px" });
    waiting.forEach((figure) => watcher.observe(figure));
  }

  // On paper everything is open and drawn, and every fact that fits the filters is there.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    closed.forEach((one) => { one.open = true; });
    all("[data-chart-waits]").forEach(draw);
    limit = Infinity;
    showRows();
  });
  addEventListener("afterprint", () => {
    closed.forEach((one) => { one.open = false; });
    limit = PAGE;
    showRows();
  });
})();
