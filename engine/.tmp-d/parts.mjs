// ../../work/main/engine/src/host/data/scan.ts
import { createHash } from "node:crypto";

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

// ../../work/main/engine/src/host/data/encoding.ts
import { isUtf8 } from "node:buffer";
var labels = {
  "UTF-8": "utf-8",
  "UTF-16 LE": "utf-16le",
  "UTF-16 BE": "utf-16be",
  "Windows-1252": "windows-1252"
};
var decoderOf = (encoding) => new TextDecoder(labels[encoding]);
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

// ../../work/main/engine/src/host/data/load.ts
var loadCells = async (connection, options) => {
  const { delimiter, quote, header, columns, skip } = options.sniffed;
  const struct = Array.from({ length: columns }, (_, i) => `'${textColumn(i)}': 'VARCHAR'`).join(", ");
  await connection.run(
    `CREATE TABLE cells AS SELECT * FROM read_csv($file, auto_detect = false, columns = {${struct}},
       delim = $delimiter, quote = $quote, escape = $quote, new_line = $newline, header = $header, skip = $skip,
       compression = $compression, comment = '', nullstr = '', strict_mode = true,
       store_rejects = true, rejects_table = 'rejects', rejects_scan = 'reject_scans')`,
    {
      file: options.file,
      delimiter,
      quote,
      header,
      skip,
      newline: { "\n": "\\n", "\r\n": "\\r\\n", "\r": "\\r" }[options.newline],
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

// ../../work/main/engine/src/host/data/missing.ts
var missingTexts = /* @__PURE__ */ new Set(["", "NA", "N/A", "#N/A", "NAN", "NULL"]);
var placeholders = [".", "?"];
var sqlTexts = [...missingTexts, ...placeholders].map((text) => `'${text}'`).join(", ");
var presentText = (column) => `CASE WHEN upper(trim(${column})) IN (${sqlTexts}) THEN NULL ELSE trim(${column}) END`;
var asNumber = (column, decimal) => {
  const cast = decimal === "." ? `TRY_CAST(${column} AS DOUBLE)` : `CASE WHEN contains(${column}, '.') THEN NULL ELSE TRY_CAST(replace(${column}, ',', '.') AS DOUBLE) END`;
  return `CASE WHEN isfinite(${cast}) AND NOT contains(${column}, '_') THEN ${cast} END`;
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

// ../../work/main/engine/src/data/table.ts
var lineOf = (table, row) => table.lines?.[row] ?? row + 2;

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

// ../../work/main/engine/src/host/data/file-facts.ts
import { open } from "node:fs/promises";
import path from "node:path";

// ../../work/main/engine/src/issues/issue.ts
var ok = (value) => ({ ok: true, value });
var fail = (...issues) => ({ ok: false, issues });

// ../../work/main/engine/src/host/data/file-facts.ts
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
  const name = path.basename(file);
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
  const name = path.basename(file);
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
export {
  findTypes,
  inspectFile,
  loadCells,
  numbersOf,
  openDatabase,
  openingIssue,
  profileColumn,
  readColumns,
  readRejects,
  scanFile,
  textColumn
};
