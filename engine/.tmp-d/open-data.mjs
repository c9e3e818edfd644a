// ../../work/main/engine/src/data/table.ts
var lineOf = (table, row) => table.lines?.[row] ?? row + 2;

// ../../work/main/engine/src/issues/issue.ts
var ok = (value) => ({ ok: true, value });
var fail = (...issues) => ({ ok: false, issues });

// ../../work/main/engine/src/host/data/bytes.ts
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
var chunkBytes = 1 << 20;
async function* fileBytes(facts, seen) {
  const file = createReadStream(facts.path, { highWaterMark: chunkBytes });
  if (seen) file.on("data", (chunk) => seen(chunk));
  if (!facts.gzip) {
    for await (const chunk of file) yield chunk;
    return;
  }
  const unpacked = pipeline(file, createGunzip({ chunkSize: chunkBytes }), () => {
  });
  for await (const chunk of unpacked) yield chunk;
}
var readHead = async (facts, limit) => {
  const parts = [];
  let length = 0;
  let whole = true;
  for await (const chunk of fileBytes(facts)) {
    parts.push(chunk);
    length += chunk.length;
    if (length > limit) {
      whole = false;
      break;
    }
  }
  return { bytes: Buffer.concat(parts).subarray(0, limit), whole };
};

// ../../work/main/engine/src/host/data/clean-copy.ts
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline as pipeline2 } from "node:stream/promises";

// ../../work/main/engine/src/host/data/encoding.ts
import { isUtf8 } from "node:buffer";
var labels = {
  "UTF-8": "utf-8",
  "UTF-16 LE": "utf-16le",
  "UTF-16 BE": "utf-16be",
  "Windows-1252": "windows-1252"
};
var decoderOf = (encoding) => new TextDecoder(labels[encoding]);
var utf16By = (head) => {
  if (head[0] === 255 && head[1] === 254) return "UTF-16 LE";
  if (head[0] === 254 && head[1] === 255) return "UTF-16 BE";
  return null;
};
var incompleteTail = (chunk) => {
  for (let back = 1; back <= Math.min(3, chunk.length); back++) {
    const byte = chunk[chunk.length - back];
    if (byte < 128) return 0;
    if (byte >= 192) {
      const needed = byte >= 240 ? 4 : byte >= 224 ? 3 : 2;
      return needed > back ? back : 0;
    }
  }
  return 0;
};
var Utf8Check = class {
  rest = new Uint8Array(0);
  valid = true;
  push(chunk) {
    if (!this.valid) return;
    const all = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    const tail = incompleteTail(all);
    this.rest = all.slice(all.length - tail);
    this.valid = isUtf8(all.subarray(0, all.length - tail));
  }
  end() {
    return this.valid && this.rest.length === 0;
  }
};

// ../../work/main/engine/src/host/data/clean-copy.ts
async function* withPlainLines(chunks, encoding) {
  const decoder = decoderOf(encoding);
  let held = "";
  const plain2 = (text) => text.replace(/\r\n?/g, "\n");
  for await (const chunk of chunks) {
    const text = held + decoder.decode(chunk, { stream: true });
    held = text.endsWith("\r") ? "\r" : "";
    yield plain2(held ? text.slice(0, -1) : text);
  }
  yield plain2(held + decoder.decode());
}
var writeCleanCopy = async (facts, encoding, signal) => {
  const folder = await mkdtemp(path.join(tmpdir(), "deepwright-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const file = path.join(folder, "clean.csv");
    const text = Readable.from(withPlainLines(fileBytes(facts), encoding));
    await pipeline2(text, createWriteStream(file, { flags: "wx", mode: 384 }), { signal });
    return { path: file, remove };
  } catch (error) {
    await remove();
    throw error;
  }
};

// ../../work/main/engine/src/host/data/database.ts
import { DuckDBInstance, quotedString } from "@duckdb/node-api";
var openDatabase = async (file) => {
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    temp_directory: ""
  });
  const connection = await instance.connect();
  await connection.run(`SET allowed_paths = [${quotedString(file)}]`);
  await connection.run("SET enable_external_access = false");
  await connection.run("SET preserve_insertion_order = true");
  await connection.run("SET lock_configuration = true");
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    }
  };
};
var numbersOf = async (connection, sql) => {
  const reader = await connection.runAndReadAll(sql);
  return (reader.getRows()[0] ?? []).map(Number);
};
var textColumn = (i) => `c${i}`;

// ../../work/main/engine/src/host/data/missing.ts
var missingTexts = /* @__PURE__ */ new Set(["", "NA", "N/A", "#N/A", "NAN", "NULL"]);
var placeholders = [".", "?"];
var isMissing = (text) => {
  const trimmed = text.trim();
  return missingTexts.has(trimmed.toUpperCase()) || placeholders.includes(trimmed);
};
var sqlTexts = [...missingTexts, ...placeholders].map((text) => `'${text}'`).join(", ");
var presentText = (column) => `CASE WHEN upper(trim(${column})) IN (${sqlTexts}) THEN NULL ELSE trim(${column}) END`;
var asNumber = (column, decimal) => {
  const cast = decimal === "." ? `TRY_CAST(${column} AS DOUBLE)` : `CASE WHEN contains(${column}, '.') THEN NULL ELSE TRY_CAST(replace(${column}, ',', '.') AS DOUBLE) END`;
  return `CASE WHEN isfinite(${cast}) AND NOT contains(${column}, '_') THEN ${cast} END`;
};
var numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
var looksNumeric = (text) => numberPattern.test(text.trim().replace(",", "."));

// ../../work/main/engine/src/host/data/column-issues.ts
var shown = 5;
var times = (count) => count === 1 ? "once" : `${count} times`;
var shorten = (text) => text.length > 40 ? `${text.slice(0, 39)}\u2026` : text;
var unreadCells = async (connection, table, i, decimal) => {
  const cell = textColumn(i);
  const reader = await connection.runAndReadAll(
    `SELECT rowid, ${cell}, count(*) OVER () FROM cells
       WHERE ${presentText(cell)} IS NOT NULL AND (${asNumber(cell, decimal)}) IS NULL ORDER BY rowid LIMIT ${shown + 1}`
  );
  const column = table.columns[i].name;
  const found = reader.getRows().map(([row, text]) => ({ line: lineOf(table, Number(row)), text: String(text) }));
  const count = Number(reader.getRows()[0]?.[2] ?? 0);
  const issues = found.slice(0, shown).map(
    ({ line, text }) => ({
      code: "data/not-a-number",
      level: "warning",
      message: `Line ${line}, ${column}: \u201C${shorten(text)}\u201D is not a number.`,
      hint: "It is treated as missing.",
      column,
      line
    })
  );
  if (count > shown) {
    const more = count - shown;
    issues.push({
      code: "data/not-numbers",
      level: "warning",
      message: `${column}: ${more} more ${more === 1 ? "cell is not a number" : "cells are not numbers"}, from line ${found[shown].line} on.`,
      hint: "They are treated as missing.",
      column,
      line: found[shown].line
    });
  }
  return issues;
};
var placeholderCells = async (connection, table, i) => {
  const cell = textColumn(i);
  const signs = placeholders.map((sign) => `'${sign}'`).join(", ");
  const reader = await connection.runAndReadAll(
    `SELECT trim(${cell}) AS sign, count(*), min(rowid) FROM cells WHERE sign IN (${signs}) GROUP BY sign ORDER BY sign`
  );
  const column = table.columns[i].name;
  return reader.getRows().map(([sign, count, row]) => {
    const line = lineOf(table, Number(row));
    const appears = Number(count) === 1 ? "appears once" : `appears ${times(Number(count))}, first here`;
    return {
      code: "data/placeholder",
      level: "info",
      message: `Line ${line}, ${column}: \u201C${String(sign)}\u201D ${appears}. It is treated as missing.`,
      column,
      line
    };
  });
};
var columnFact = (profile, rows) => {
  const { name: column, distinct } = profile;
  if (distinct === 0) {
    const message = `${column} has no value in all ${rows} rows.`;
    return { code: "data/empty-column", level: "info", message, hint: "It cannot be used: ignore it.", column };
  }
  if (distinct === 1 && rows > 1) {
    const message = `${column} has one value throughout.`;
    return { code: "data/constant-column", level: "info", message, hint: "It tells the rows apart by nothing.", column };
  }
  return null;
};
var columnIssues = async (connection, table, profiles, decimal) => {
  const issues = [];
  for (const [i, profile] of profiles.entries()) {
    if (profile.missing > 0) {
      if (profile.type === "number") issues.push(...await unreadCells(connection, table, i, decimal));
      issues.push(...await placeholderCells(connection, table, i));
    }
    const fact = columnFact(profile, table.rows);
    if (fact) issues.push(fact);
  }
  return issues;
};

// ../../work/main/engine/src/host/data/column-names.ts
var warning = (code, message, column) => ({
  code: `data/${code}`,
  level: "warning",
  message,
  column,
  line: 1
});
var freeName = (wanted, taken) => {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted} ${number}`)) number++;
  return `${wanted} ${number}`;
};
var columnNames = (fields, columns) => {
  const issues = [];
  if (fields.length > 0 && fields.length !== columns) {
    const rest = fields.length > columns ? `The names after \u201C${fields[columns - 1]}\u201D are not used.` : "The columns without a name are numbered.";
    issues.push(
      warning("header-width", `The header line has ${fields.length} names, the lines have ${columns} fields. ${rest}`)
    );
  }
  const taken = /* @__PURE__ */ new Set();
  const names = [];
  for (let i = 0; i < columns; i++) {
    const wanted = (fields[i] ?? "").trim();
    const name = freeName(wanted === "" ? `column ${i + 1}` : wanted, taken);
    if (wanted === "" && i < fields.length) {
      issues.push(warning("empty-name", `Column ${i + 1} has no name in the header. It is called \u201C${name}\u201D.`, name));
    } else if (wanted !== "" && name !== wanted) {
      issues.push(
        warning("duplicate-name", `\u201C${wanted}\u201D names two columns. The one at place ${i + 1} is called \u201C${name}\u201D.`, name)
      );
    }
    taken.add(name);
    names.push(name);
  }
  return { names, issues };
};

// ../../work/main/engine/src/host/data/column-types.ts
var numericShare = 0.9;
var isNumeric = (numbers, present) => present > 0 && numbers >= numericShare * present;
var countReadings = async (connection, columns) => {
  const names = Array.from({ length: columns }, (_, i) => textColumn(i));
  const first = await numbersOf(
    connection,
    `SELECT ${names.map((c) => `count(${c}), count(${asNumber(c, ".")})`).join(", ")} FROM cells`
  );
  const readings = names.map((_, i) => {
    const numbers = first[2 * i + 1];
    return { present: first[2 * i], withPoint: numbers, withComma: numbers, surelyComma: 0 };
  });
  const unclear = names.flatMap((name, i) => readings[i].present > readings[i].withPoint ? [{ name, i }] : []);
  if (unclear.length === 0) return readings;
  const counts = unclear.map(({ name: c }) => {
    const sure = `regexp_full_match(trim(${c}), '[+-]?\\d*,\\d+') AND NOT regexp_full_match(${c}, '[+-]?[1-9]\\d{0,2}(,\\d{3})+')`;
    return `count(${presentText(c)}), count(${asNumber(c, ",")}), count(*) FILTER (${sure})`;
  });
  const second = await numbersOf(connection, `SELECT ${counts.join(", ")} FROM cells`);
  unclear.forEach(({ i }, at) => {
    const [present, withComma, surelyComma] = second.slice(3 * at);
    readings[i] = { ...readings[i], present, withComma, surelyComma };
  });
  return readings;
};
var judgeDecimal = (readings) => {
  const byPoint = readings.filter((r) => isNumeric(r.withPoint, r.present)).length;
  const byComma = readings.filter((r) => isNumeric(r.withComma, r.present)).length;
  return byComma > byPoint && readings.some((r) => r.surelyComma > 0) ? "," : ".";
};
var findTypes = async (connection, columns, chosen) => {
  const readings = await countReadings(connection, columns);
  const decimal = chosen ?? judgeDecimal(readings);
  const types = readings.map((r) => {
    const numbers = decimal === "." ? r.withPoint : r.withComma;
    return isNumeric(numbers, r.present) ? "number" : "category";
  });
  return { decimal, types };
};

// ../../work/main/engine/src/host/data/file-facts.ts
import { open } from "node:fs/promises";
import path2 from "node:path";
var problem = (code, message, hint) => fail({ code: `data/${code}`, level: "error", message, hint });
var hasBytes = (head, ...bytes) => bytes.every((byte, i) => head[i] === byte);
var chooseText = "Choose a text file of rows and columns, such as .csv or .tsv.";
var knownKinds = [
  {
    starts: [80, 75, 3, 4],
    is: "a zip archive or a spreadsheet",
    hint: "Save the sheet as CSV, or unpack the archive, then open the file inside."
  },
  {
    starts: [208, 207, 17, 224],
    is: "an old Office document",
    hint: "Save the sheet as CSV, then open that file."
  },
  { starts: [137, 80, 78, 71], is: "a PNG picture", hint: chooseText },
  { starts: [255, 216, 255], is: "a JPEG picture", hint: chooseText },
  { starts: [37, 80, 68, 70], is: "a PDF document", hint: chooseText },
  { starts: [80, 65, 82, 49], is: "a Parquet file", hint: "Parquet is not read. Save the table as CSV." }
];
var openingIssue = (error, file) => {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const name = path2.basename(file);
  const issue = (what, message, hint) => ({
    code: `data/${what}`,
    level: "error",
    message,
    hint
  });
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return issue(
        "file-missing",
        `There is no file ${file}.`,
        "It may have been moved or renamed: choose where it is now."
      );
    case "EACCES":
    case "EPERM":
      return issue("no-permission", `${name} may not be read by you.`, "Ask its owner for permission to read it.");
    case "EISDIR":
      return issue("is-folder", `${name} is a folder, not a file.`, "Choose a CSV file inside it.");
    default:
      return issue(
        "unreadable",
        `${name} could not be read: ${error instanceof Error ? error.message : String(error)}.`,
        "Check that the disk is still there, then open the file again."
      );
  }
};
var readStart = async (handle) => {
  const { buffer, bytesRead } = await handle.read(new Uint8Array(8), 0, 8, 0);
  return buffer.subarray(0, bytesRead);
};
var inspectFile = async (file) => {
  const name = path2.basename(file);
  let handle;
  try {
    handle = await open(file, "r");
    const stat = await handle.stat();
    if (stat.isDirectory()) {
      return problem("is-folder", `${name} is a folder, not a file.`, "Choose a CSV file inside it.");
    }
    if (!stat.isFile()) {
      return problem("not-a-file", `${name} is a device or pipe, not a file.`, "Write its contents to a file first.");
    }
    if (stat.size === 0) {
      return problem("empty-file", `${name} is empty: it has 0 bytes.`, "Choose a file with a header line and rows.");
    }
    const head = await readStart(handle);
    const known = knownKinds.find((kind) => hasBytes(head, ...kind.starts));
    if (known) return problem("not-text", `${name} is ${known.is}, not a text file of rows and columns.`, known.hint);
    return ok({ path: file, name, bytes: stat.size, gzip: hasBytes(head, 31, 139) });
  } catch (error) {
    return fail(openingIssue(error, file));
  } finally {
    await handle?.close();
  }
};

// ../../work/main/engine/src/host/data/load.ts
var loadCells = async (connection, options) => {
  const { delimiter, quote, header, columns, skip } = options.sniffed;
  const struct = Array.from({ length: columns }, (_, i) => `'${textColumn(i)}': 'VARCHAR'`).join(", ");
  await connection.run(
    `CREATE TABLE cells AS SELECT * FROM read_csv($file, auto_detect = false, columns = {${struct}},
       delim = $delimiter, quote = $quote, escape = $quote, header = $header, skip = $skip,
       compression = $compression, comment = '', nullstr = '', strict_mode = true,
       store_rejects = true, rejects_table = 'rejects', rejects_scan = 'reject_scans')`,
    {
      file: options.file,
      delimiter,
      quote,
      header,
      skip,
      compression: options.gzip ? "gzip" : "none"
    }
  );
  const [rows] = await numbersOf(connection, "SELECT count(*) FROM cells");
  return rows ?? 0;
};
var readRejects = async (connection) => {
  const reader = await connection.runAndReadAll(
    `SELECT line, arg_min(error_type, column_idx), min(column_idx), any_value(csv_line) FROM rejects
       GROUP BY line ORDER BY line`
  );
  return reader.getRows().map(([record, kind, column, text]) => ({
    record: Number(record),
    kind: String(kind),
    column: Number(column) - 1,
    text: String(text ?? "")
  }));
};

// ../../work/main/engine/src/host/data/profile.ts
var bins = 16;
var topValues = 20;
var firstMissing = 5;
var quantile = (sorted, q) => {
  const place = q * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below];
  const high = sorted[Math.min(below + 1, sorted.length - 1)];
  return low + (high - low) * (place - below);
};
var momentsOf = (values) => {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return { mean, deviation: Math.sqrt(squares / values.length) };
};
var histogramOf = (values, min, max) => {
  const counts = new Array(bins).fill(0);
  const width = (max - min) / bins;
  for (const value of values) {
    const bin = width > 0 ? Math.min(bins - 1, Math.floor((value - min) / width)) : 0;
    counts[bin]++;
  }
  return counts;
};
var countsOf = (sorted) => {
  const counts = /* @__PURE__ */ new Map();
  for (const value of sorted) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};
var distinctOf = (sorted) => {
  let distinct = sorted.length > 0 ? 1 : 0;
  for (let i = 1; i < sorted.length; i++) if (sorted[i] !== sorted[i - 1]) distinct++;
  return distinct;
};
var mostFrequent = (values) => values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, topValues);
var profileNumbers = (values) => {
  const present = values.filter((value) => !Number.isNaN(value));
  if (present.length === 0) return { distinct: 0 };
  const sorted = present.slice().sort();
  const distinct = distinctOf(sorted);
  const min = sorted[0];
  const max = sorted[sorted.length - 1];
  const numbers = {
    min,
    max,
    ...momentsOf(present),
    quartiles: [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)],
    histogram: histogramOf(present, min, max)
  };
  if (distinct > topValues) return { distinct, numbers };
  const top = [...countsOf(sorted)].map(([value, count]) => ({ value: String(value), count }));
  return { distinct, numbers, top: mostFrequent(top) };
};
var profileCategories = (codes, categories) => {
  const counts = new Int32Array(categories.length);
  for (const code of codes) if (code >= 0) counts[code]++;
  const top = categories.map((value, code) => ({ value, count: counts[code] }));
  return { distinct: categories.length, top: mostFrequent(top) };
};
var profileColumn = (table, column) => {
  const missingLines = [];
  let missing = 0;
  for (let row = 0; row < table.rows; row++) {
    if (column.type === "number" ? !Number.isNaN(column.values[row]) : column.codes[row] >= 0) continue;
    missing++;
    if (missingLines.length < firstMissing) missingLines.push(lineOf(table, row));
  }
  const found = column.type === "number" ? profileNumbers(column.values) : profileCategories(column.codes, column.categories);
  return { name: column.name, type: column.type, missing, missingLines, ...found };
};

// ../../work/main/engine/src/host/data/read-columns.ts
var sharedFloat64 = (length) => new Float64Array(new SharedArrayBuffer(length * 8));
var sharedInt32 = (length) => new Int32Array(new SharedArrayBuffer(length * 4));
var makeCategories = async (connection, i) => {
  await connection.run(
    `CREATE TEMP TABLE values${i} AS SELECT DISTINCT ${presentText(textColumn(i))} AS value FROM cells
       WHERE value IS NOT NULL ORDER BY value`
  );
  const reader = await connection.runAndReadAll(`SELECT value FROM values${i} ORDER BY value`);
  const categories = reader.getColumns()[0].map(String);
  if (categories.length > 0) {
    await connection.run(`CREATE TYPE category${i} AS ENUM (SELECT value FROM values${i} ORDER BY value)`);
  }
  await connection.run(`DROP TABLE values${i}`);
  return categories;
};
var codeOf = (i, categories) => categories === 0 ? "-1::INTEGER" : `coalesce(enum_code((${presentText(textColumn(i))})::category${i})::INTEGER, -1::INTEGER)`;
var numberOf = (i, decimal) => `coalesce(${asNumber(textColumn(i), decimal)}, 'nan'::DOUBLE)`;
var readColumns = async (connection, names, { types, decimal }, rows, progress) => {
  const columns = [];
  const selected = [];
  for (const [i, name] of names.entries()) {
    if (types[i] === "number") {
      columns.push({ name, type: "number", values: sharedFloat64(rows) });
      selected.push(numberOf(i, decimal));
    } else {
      const categories = await makeCategories(connection, i);
      columns.push({ name, type: "category", codes: sharedInt32(rows), categories });
      selected.push(codeOf(i, categories.length));
    }
  }
  const arrays = columns.map((column) => column.type === "number" ? column.values : column.codes);
  const result = await connection.stream(`SELECT ${selected.join(", ")} FROM cells`);
  let start = 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const [i, array] of arrays.entries()) {
      const vector = chunk.getColumnVector(i);
      for (let row = 0; row < chunk.rowCount; row++) array[start + row] = vector.getItem(row);
    }
    start += chunk.rowCount;
    progress?.(start);
  }
  if (start !== rows) throw new Error(`The table has ${rows} rows, but ${start} were read.`);
  return columns;
};

// ../../work/main/engine/src/host/data/reading-issues.ts
var readingIssue = (code, message, hint) => ({
  code: `data/${code}`,
  level: "error",
  message,
  hint
});
var isControl = (byte) => byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 27;
var wrongText = (facts, head, utf16) => {
  const { name } = facts;
  if (!utf16) {
    const controls = head.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0);
    if (head.includes(0) || controls > 0.01 * head.length) {
      return readingIssue(
        "not-text",
        `${name} is not text: ${controls} of its first ${head.length} bytes are signs that no text has.`,
        "Choose a text file of rows and columns, such as .csv or .tsv."
      );
    }
  }
  const start = new TextDecoder(utf16 === "UTF-16 LE" ? "utf-16le" : utf16 ? "utf-16be" : "utf-8").decode(head.subarray(0, 512)).trimStart();
  if (start === "" && head.length < 512) {
    return readingIssue("empty-file", `${name} has no rows: all its lines are blank.`, "Choose a file with rows.");
  }
  const kind = /^[[{]\s*["{[\]}]/.test(start) ? "JSON" : /^<(\?xml|!doctype|html|svg)/i.test(start) ? "HTML or XML" : null;
  return kind === null ? null : readingIssue(
    "not-a-table",
    `${name} is ${kind}, not lines of fields.`,
    "Save the table as CSV, then open that file."
  );
};

// ../../work/main/engine/src/host/data/records.ts
var splitRecords = (text, delimiter, quote, limit = Infinity) => {
  const records = [];
  let fields = [];
  let at = 0;
  while (at < text.length && records.length < limit) {
    const field = readField(text, at, delimiter, quote);
    fields.push(field.value);
    at = field.end;
    if (text[at] === delimiter && at < text.length) {
      at++;
      if (at < text.length) continue;
      fields.push("");
    } else {
      at += text.startsWith("\r\n", at) ? 2 : 1;
    }
    records.push(fields);
    fields = [];
  }
  return records;
};
var isLineEnd = (sign) => sign === "\n" || sign === "\r";
var readField = (text, start, delimiter, quote) => {
  let at = start;
  while (text[at] === " " && delimiter !== " ") at++;
  if (quote !== "" && text[at] === quote) return readQuoted(text, at + 1, delimiter, quote);
  at = start;
  while (at < text.length && text[at] !== delimiter && !isLineEnd(text[at])) at++;
  return { value: text.slice(start, at), end: at };
};
var readQuoted = (text, start, delimiter, quote) => {
  let value = "";
  let at = start;
  for (; ; ) {
    const close = text.indexOf(quote, at);
    if (close < 0) return { value: value + text.slice(at), end: text.length };
    value += text.slice(at, close);
    at = close + 1;
    if (text[at] !== quote) break;
    value += quote;
    at++;
  }
  const tail = at;
  while (at < text.length && text[at] !== delimiter && !isLineEnd(text[at])) at++;
  return { value: value + text.slice(tail, at).trimEnd(), end: at };
};

// ../../work/main/engine/src/host/data/rejected-lines.ts
var shownText = 120;
var shorten2 = (text) => text.length > shownText ? `${text.slice(0, shownText - 1)}\u2026` : text;
var fieldCount = (fields) => fields === 1 ? "1 field" : `${fields} fields`;
var fieldsOf = (text, { delimiter, quote }) => splitRecords(text, delimiter, quote, 1)[0] ?? [];
var splitDecimal = (fields) => {
  for (let i = 0; i + 1 < fields.length; i++) {
    const [whole, part] = [fields[i], fields[i + 1]];
    if (/^[+-]?\d+$/.test(whole) && /^\d+$/.test(part)) return `${whole},${part}`;
  }
  return null;
};
var reasonOf = (reject, sniffed, [first, last]) => {
  switch (reject.kind) {
    case "TOO MANY COLUMNS":
    case "MISSING COLUMNS":
      return `has ${fieldCount(fieldsOf(reject.text, sniffed).length)}, expected ${sniffed.columns}`;
    case "UNQUOTED VALUE":
      return last > first ? `opens a quote that is not closed on this line; lines ${first} to ${last} were taken as one` : "has text after a closing quote";
    case "LINE SIZE OVER MAXIMUM":
      return "is longer than 2 MB: a quote may be open";
    default:
      return `could not be read (${reject.kind.toLowerCase()})`;
  }
};
var rejectedLines = (rejects, sniffed, names, { span }) => rejects.map((reject) => {
  const [first, last] = span(reject.record);
  const byQuote = reject.kind === "UNQUOTED VALUE";
  return {
    line: first,
    ...byQuote && names[reject.column] !== void 0 ? { column: names[reject.column] } : {},
    reason: reasonOf(reject, sniffed, [first, last]),
    text: shorten2(reject.text.trimEnd())
  };
});
var rejectedIssues = (rejects, lines, sniffed) => {
  const shown2 = 5;
  const issues = lines.slice(0, shown2).map((line, i) => {
    const reject = rejects[i];
    const fields = fieldsOf(reject.text, sniffed);
    const decimal = sniffed.delimiter === "," && fields.length > sniffed.columns ? splitDecimal(fields) : null;
    return {
      code: "data/rejected-line",
      level: "warning",
      message: `Line ${line.line} ${line.reason}.`,
      hint: decimal ? `A decimal comma? \u201C${decimal}\u201D is split in two.` : "The line is left out. Correct it in the file, then open the file again.",
      line: line.line,
      ...line.column === void 0 ? {} : { column: line.column }
    };
  });
  if (lines.length > shown2) {
    const more = lines.length - shown2;
    issues.push({
      code: "data/rejected-lines",
      level: "warning",
      message: `${more} more ${more === 1 ? "line" : "lines"} could not be read, the first of them line ${lines[shown2].line}.`,
      hint: "They are left out.",
      line: lines[shown2].line
    });
  }
  return issues;
};

// ../../work/main/engine/src/host/data/row-lines.ts
var rowLines = (records, rows, options) => {
  const { starts } = records;
  const lines = new Int32Array(rows);
  let row = 0;
  let regular = true;
  for (let record = options.skip + (options.header ? 1 : 0); record < starts.length && row < rows; record++) {
    const start = starts[record];
    if (start < 0 && options.columns > 1 || options.rejected.has(record + 1)) continue;
    lines[row] = Math.abs(start);
    if (lines[row] !== row + 2) regular = false;
    row++;
  }
  const lineOfRecord = (record) => Math.abs(starts[record - 1] ?? records.lines);
  return {
    lines: regular && row === rows ? null : lines,
    span: (record) => {
      const first = lineOfRecord(record);
      const last = record < starts.length ? lineOfRecord(record + 1) - 1 : records.lines;
      return [first, Math.max(first, last)];
    }
  };
};

// ../../work/main/engine/src/host/data/scan.ts
import { createHash } from "node:crypto";

// ../../work/main/engine/src/host/data/record-lines.ts
var LF = 10;
var CR = 13;
var SPACE = 32;
var fieldStart = 0;
var plain = 1;
var quoted = 2;
var closing = 3;
var broken = 4;
var RecordScanner = class {
  starts = new Int32Array(1024);
  records = 0;
  line = 1;
  recordLine = 1;
  empty = true;
  state = fieldStart;
  afterReturn = false;
  kinds = { lf: 0, crlf: 0, cr: 0 };
  delimiter;
  quote;
  constructor(delimiter, quote) {
    this.delimiter = delimiter.charCodeAt(0);
    this.quote = quote === "" ? -1 : quote.charCodeAt(0);
  }
  push(chunk) {
    const { delimiter, quote } = this;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i];
      if (this.afterReturn) {
        this.afterReturn = false;
        this.lineEnd(byte === LF ? "crlf" : "cr");
        if (byte === LF) continue;
      }
      if (byte === LF) this.lineEnd("lf");
      else if (byte === CR) this.afterReturn = true;
      else {
        this.empty = false;
        this.state = nextState(this.state, byte, delimiter, quote);
      }
    }
  }
  /** The line of a place in the chunk that would be pushed next. */
  lineAt(chunk, place) {
    let line = this.line;
    for (let i = 0; i < place; i++) if (chunk[i] === LF) line++;
    return line;
  }
  lineEnd(kind) {
    this.line++;
    if (this.state === quoted) {
      this.empty = false;
      return;
    }
    this.kinds[kind]++;
    this.endRecord();
  }
  endRecord() {
    if (this.records === this.starts.length) {
      const longer = new Int32Array(this.records * 2);
      longer.set(this.starts);
      this.starts = longer;
    }
    this.starts[this.records++] = this.empty ? -this.recordLine : this.recordLine;
    this.recordLine = this.line;
    this.empty = true;
    this.state = fieldStart;
  }
  end() {
    if (this.afterReturn) this.lineEnd("cr");
    const lines = this.empty ? this.line - 1 : this.line;
    if (!this.empty) this.endRecord();
    const { lf, crlf, cr } = this.kinds;
    const several = Number(lf > 0) + Number(crlf > 0) + Number(cr > 0) > 1;
    return {
      starts: this.starts.slice(0, this.records),
      lines,
      newline: several ? "mixed" : crlf > 0 ? "\r\n" : cr > 0 ? "\r" : "\n"
    };
  }
};
var nextState = (state, byte, delimiter, quote) => {
  if (state === quoted) return byte === quote ? closing : quoted;
  if (state === broken) return broken;
  if (byte === delimiter) return fieldStart;
  if (state === fieldStart) return byte === quote ? quoted : byte === SPACE ? fieldStart : plain;
  if (state === plain) return plain;
  return byte === quote ? quoted : byte === SPACE ? closing : broken;
};

// ../../work/main/engine/src/host/data/scan.ts
async function* asUtf8(chunks, encoding) {
  const decoder = decoderOf(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}
var scanFile = async (facts, options) => {
  const hash = createHash("sha256");
  let onDisk = 0;
  const raw = fileBytes(facts, (chunk) => {
    hash.update(chunk);
    onDisk += chunk.length;
  });
  const check = new Utf8Check();
  const scanner = new RecordScanner(options.delimiter, options.quote);
  let nulLine = 0;
  for await (const chunk of options.utf16 ? asUtf8(raw, options.utf16) : raw) {
    options.signal?.throwIfAborted();
    check.push(chunk);
    if (nulLine === 0 && chunk.includes(0)) nulLine = scanner.lineAt(chunk, chunk.indexOf(0));
    scanner.push(chunk);
    options.progress?.(onDisk);
  }
  return {
    hash: hash.digest("hex"),
    encoding: options.utf16 ?? (check.end() ? "UTF-8" : "Windows-1252"),
    records: scanner.end(),
    nulLine
  };
};

// ../../work/main/engine/src/host/data/sniff.ts
var delimiters = [",", "	", ";", "|", " "];
var sampleRecords = 500;
var countOf = (counts, key) => counts.get(key) ?? 0;
var usualWidth = (records) => {
  const counts = /* @__PURE__ */ new Map();
  for (const record of records) counts.set(record.length, countOf(counts, record.length) + 1);
  let best = 1;
  for (const [width, count] of counts) {
    const most = countOf(counts, best);
    if (count > most || count === most && width > best) best = width;
  }
  return best;
};
var fitOf = (records) => {
  const width = usualWidth(records);
  if (width < 2) return 0;
  const usual = records.filter((record) => record.length === width);
  const cells = usual.flat();
  const numeric = cells.filter((cell) => looksNumeric(cell) || isMissing(cell)).length;
  const torn = cells.filter((cell) => /[;\t|]/.test(cell)).length;
  return usual.length / records.length + 0.5 * (numeric - torn) / cells.length;
};
var sniffQuote = (text) => {
  const enclosed = (quote) => text.match(new RegExp(`(?<=^|[,;\\t|])${quote}[^${quote}\\n]*${quote}(?=[,;\\t|\\r\\n]|$)`, "gm"))?.length ?? 0;
  return enclosed("'") > 1 && enclosed('"') === 0 ? "'" : '"';
};
var sniffDelimiter = (text, quote) => {
  let best = ",";
  let bestFit = 0;
  for (const delimiter of delimiters) {
    const records = splitRecords(text, delimiter, quote, sampleRecords).filter((record) => record.join("") !== "");
    const fit = delimiter === " " && fitOf(records) < 1 ? 0 : fitOf(records);
    if (fit > bestFit + 1e-9) {
      best = delimiter;
      bestFit = fit;
    }
  }
  return best;
};
var sniffHeader = (records) => {
  const [first, ...rest] = records;
  if (!first) return false;
  if (rest.length === 0) return !first.some(looksNumeric);
  const over = first.map((cell, i) => {
    const column = rest.map((record) => record[i] ?? "").filter((below) => !isMissing(below));
    const numbers = column.filter(looksNumeric).length;
    return {
      named: !looksNumeric(cell) && !isMissing(cell),
      numeric: column.length > 0 && numbers >= 0.9 * column.length,
      again: column.includes(cell)
    };
  });
  if (over.some((column) => column.numeric)) {
    return over.some((column) => column.numeric && column.named);
  }
  return over.every((column) => column.named && !column.again);
};
var sniff = (text, whole, read2) => {
  const complete = whole ? text : text.slice(0, Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1 || void 0);
  const quote = read2.quote ?? sniffQuote(complete);
  const delimiter = read2.delimiter ?? sniffDelimiter(complete, quote);
  const skip = complete.match(/^(?:\r\n|\n|\r)*/)?.[0].match(/\r\n|\n|\r/g)?.length ?? 0;
  const records = splitRecords(complete, delimiter, quote, sampleRecords).slice(skip);
  const filled = records.filter((record) => record.length > 1 || record[0] !== "");
  const header = read2.header ?? sniffHeader(filled);
  const body = header ? filled.slice(1) : filled;
  const headerFields = header ? filled[0] ?? [] : [];
  return {
    delimiter,
    quote,
    header,
    headerFields,
    skip,
    columns: body.length > 0 ? usualWidth(body) : Math.max(1, headerFields.length)
  };
};

// ../../work/main/engine/src/host/data/open-data.ts
var headBytes = 256 * 1024;
var shownRejects = 200;
var scanned = 0.2;
var loaded = 0.7;
var study = async (facts, options) => {
  const read2 = options.read ?? {};
  const head = await readHead(facts, headBytes);
  const utf16 = utf16By(head.bytes);
  const wrong = wrongText(facts, head.bytes, utf16);
  if (wrong) return fail(wrong);
  const headText = decoderOf(utf16 ?? "UTF-8").decode(head.bytes);
  const sniffed = sniff(headText, head.whole, read2);
  const scan = await scanFile(facts, {
    delimiter: sniffed.delimiter,
    quote: sniffed.quote,
    utf16,
    progress: (bytes) => options.progress?.(scanned * bytes / facts.bytes, 0),
    signal: options.signal
  });
  if (scan.nulLine > 0) {
    const message = `${facts.name} is not text: line ${scan.nulLine} has a byte of value 0.`;
    return fail(readingIssue("not-text", message, "Choose a text file of rows and columns."));
  }
  if (scan.encoding !== "Windows-1252") return ok({ sniffed, scan });
  return ok({ sniffed: sniff(decoderOf("Windows-1252").decode(head.bytes), head.whole, read2), scan });
};
var load = async (facts, { sniffed, scan }, signal) => {
  const odd = scan.records.newline === "mixed" || scan.encoding !== "UTF-8";
  const copy = odd ? await writeCleanCopy(facts, scan.encoding, signal) : null;
  let database;
  try {
    const file = copy?.path ?? facts.path;
    database = await openDatabase(file);
    const { connection } = database;
    signal?.addEventListener("abort", () => connection.interrupt(), { once: true });
    const rows = await loadCells(connection, { file, gzip: facts.gzip && !copy, sniffed });
    return { database, rows, rejects: await readRejects(connection) };
  } catch (error) {
    database?.close();
    throw error;
  } finally {
    await copy?.remove();
  }
};
var encodingIssue = (encoding) => encoding === "Windows-1252" ? [
  {
    code: "data/encoding",
    level: "info",
    message: "The file is not UTF-8. It is read as Windows-1252 (Latin-1).",
    hint: "If letters look wrong, save the file as UTF-8."
  }
] : [];
var read = async (facts, written, options) => {
  const { sniffed, scan } = written;
  const { database, rows, rejects } = await load(facts, written, options.signal);
  const { connection } = database;
  try {
    options.progress?.(loaded, rows);
    const { names, issues: nameIssues } = columnNames(sniffed.headerFields, sniffed.columns);
    const rejected = new Set(rejects.map((reject) => reject.record));
    const places = rowLines(scan.records, rows, { ...sniffed, rejected });
    const lines = rejectedLines(rejects, sniffed, names, places);
    if (rows === 0) {
      database.close();
      return fail(noRows(facts, sniffed, lines));
    }
    const types = await findTypes(connection, sniffed.columns, options.read?.decimal);
    const columns = await readColumns(
      connection,
      names,
      types,
      rows,
      (done) => options.progress?.(loaded + (1 - loaded) * done / rows, done)
    );
    const table = { rows, columns, ...places.lines ? { lines: places.lines } : {} };
    const profiles = columns.map((column) => profileColumn(table, column));
    const preview = {
      name: facts.name,
      bytes: facts.bytes,
      hash: scan.hash,
      dialect: {
        delimiter: sniffed.delimiter,
        quote: sniffed.quote,
        header: sniffed.header,
        encoding: scan.encoding,
        decimal: types.decimal
      },
      rows,
      rejected: lines.slice(0, shownRejects),
      rejectedCount: lines.length,
      columns: profiles,
      issues: [
        ...encodingIssue(scan.encoding),
        ...nameIssues,
        ...rejectedIssues(rejects, lines, sniffed),
        ...await columnIssues(connection, table, profiles, types.decimal)
      ]
    };
    return ok({ preview, table, rows: rowReader(database, table), close: database.close });
  } catch (error) {
    database.close();
    throw error;
  }
};
var noRows = (facts, sniffed, rejected) => {
  const first = rejected[0];
  if (first) {
    return {
      ...readingIssue(
        "no-lines-read",
        `None of the ${rejected.length} lines of ${facts.name} could be read. Line ${first.line} ${first.reason}.`,
        "Choose the delimiter and the quote the file is written with."
      ),
      line: first.line
    };
  }
  return sniffed.header ? readingIssue(
    "header-only",
    `${facts.name} has a header line and no rows.`,
    "Choose a file with rows, or say that its first line is no header."
  ) : readingIssue("empty-file", `${facts.name} has no rows: all its lines are blank.`, "Choose a file with rows.");
};
var rowReader = ({ connection }, table) => async (start, count) => {
  const from = Math.max(0, Math.min(Math.trunc(start), table.rows));
  const to = Math.max(from, Math.min(from + Math.trunc(count), table.rows));
  const names = table.columns.map((_, i) => textColumn(i)).join(", ");
  const reader = await connection.runAndReadAll(
    `SELECT ${names} FROM cells WHERE rowid >= $from AND rowid < $to ORDER BY rowid`,
    { from: BigInt(from), to: BigInt(to) }
  );
  const cells = reader.getRows().map((row) => row.map((cell) => cell === null || isMissing(String(cell)) ? null : String(cell)));
  return { start: from, lines: cells.map((_, i) => lineOf(table, from + i)), cells };
};
var openData = async (file, options = {}) => {
  const wrong = wrongOptions(options.read ?? {});
  if (wrong) return fail(wrong);
  const facts = await inspectFile(file);
  if (!facts.ok) return facts;
  try {
    const written = await study(facts.value, options);
    return written.ok ? await read(facts.value, written.value, options) : written;
  } catch (error) {
    if (options.signal?.aborted) {
      return fail({ code: "data/cancelled", level: "info", message: `Reading ${facts.value.name} was cancelled.` });
    }
    return fail(failedReading(error, facts.value));
  }
};
var wrongOptions = ({ delimiter, quote }) => {
  const isSign = (text) => /^[\t -~]$/.test(text);
  if (delimiter !== void 0 && !isSign(delimiter)) {
    return readingIssue("delimiter", `The delimiter has to be one sign, not \u201C${delimiter}\u201D.`, "Use , ; | or a tab.");
  }
  if (quote !== void 0 && quote !== "" && (!isSign(quote) || quote === delimiter)) {
    return readingIssue("quote", `The quote has to be one sign, not \u201C${quote}\u201D.`, `Use " or ' or no quote.`);
  }
  return null;
};
var failedReading = (error, facts) => {
  const text = error instanceof Error ? error.message : String(error);
  if (/Z_(BUF|DATA)_ERROR|incorrect header check|unexpected end of file|invalid (block|stored|distance|code)/i.test(text)) {
    return readingIssue(
      "damaged-gzip",
      `${facts.name} is a gzip file that is damaged or cut off.`,
      "Get the file again, or unpack it first."
    );
  }
  if (/out of memory/i.test(text)) {
    return readingIssue(
      "too-large",
      `${facts.name} does not fit into this computer\u2019s memory.`,
      "Use a part of its rows or columns."
    );
  }
  return error instanceof Error && "code" in error && "syscall" in error ? openingIssue(error, facts.path) : readingIssue("unreadable", `${facts.name} could not be read: ${firstLine(text)}`, "Check that it is a text file of rows and columns.");
};
var firstLine = (text) => text.split("\n", 1)[0];
export {
  openData
};
