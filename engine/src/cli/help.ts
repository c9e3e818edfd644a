/** The page of `deepwright --help`. */
export const generalHelp = `deepwright: trains, checks and uses neural networks without a window, with the same engine and the same numbers.

  deepwright train PROJECT.dw [options]      train the project's network
  deepwright check PROJECT.dw [options]      check its gradients numerically
  deepwright inspect FILE [options]          show how a data file is read: dialect, columns, lines that are no rows
  deepwright describe PROJECT.dw [options]   show what a run would compute: blocks, shapes, parameters, memory
  deepwright predict MODEL [options]         predict the rows of a CSV file with a trained model

  deepwright COMMAND --help                  the options of a command
  deepwright --version                       the version

Exit codes: 0 done, 1 failed (the reason is on stderr), 2 wrong use, 130 interrupted.
The files that are read and written are described in engine/FORMATS.md, with JSON Schemas in engine/schemas.`;

export const inspectHelp = `deepwright inspect FILE [options]

Shows what importing a data file would do: its format, rows, columns with type, role and values, the lines that cannot
be read, and everything worth knowing before it is used. FILE is text with any delimiter, Parquet or JSON lines.

How to read it (what is left out is found out)
  --delimiter SIGN    the sign between two fields; tab for a tab
  --quote SIGN        the sign around fields; none for no quotes
  --header yes|no     whether the first line has the names
  --encoding NAME     UTF-8, UTF-16 LE, UTF-16 BE or Windows-1252
  --decimal SIGN      . or ,
  --date-format P     how dates are written: yyyy-MM-dd, dd.MM.yyyy, MM/dd/yyyy …
  --missing TEXTS     texts that stand for no value, with commas between, in the place of the usual ones
  --columns NAMES     only these columns, with commas between; a name with a comma stands in "quotes"
  --share S           read this share of the rows, drawn by chance: 0.1 for a tenth

What to print
  --all               every column and every rejected line that is known; otherwise the first 50 and 20 of them
  --json              print one JSON object instead of text
  --help              this page

Lines that cannot be read are no failure: exit code 0. When nothing can be read it is 1, and stderr says why.`;

export const trainHelp = `deepwright train PROJECT.dw [options]

Trains the project's network and prints its costs and metrics. The same project, data and seed give the same weight
hash as in the app. The data file's path is taken relative to the project file.

What to train
  --data FILE.csv     train on this file instead of the project's
  --epochs N          epochs instead of the project's
  --seed N            seed of initial weights, shuffling and dropout instead of the project's
  --precision P       float32 (default) or float64; exports and checkpoint are of the same precision
  --no-shuffle        mini-batches in the order of the file, in every epoch
  --weights FILE.npz  start from these weights instead of drawing them: one array for each, named as in an export
                      (dense-1.W), float32 or float64; running statistics may be left out
  --masks FILE.npz    dropout masks (0 and 1) and noise (standard normal) to use instead of drawing them: one array
                      for each random block and step, dropout-1.1, [rows of the mini-batch, units]
  --resume FILE       go on with the run of a checkpoint; project and data must be the same, epochs may be more

What to compute with
  --kernels BUILD     std (default): WebAssembly with the same weights to the bit on every machine; relaxed: faster by
                      fused multiply-add, with last digits that depend on the processor; js: plain JavaScript, which
                      float64 always is
  --threads N         auto (default): as many as pay for the size of the network; the weights are the same for any N
  --accelerator A     on: large products by the system's BLAS (OpenBLAS, MKL, Accelerate), whose last digits are its
                      own; off (default)

What to write
  --export KINDS      the trained model: npz, safetensors, or both with a comma between;
                      the files are named after the project and replace former ones
  --out FOLDER        where to write exports (made when missing; default: the current folder); without --export: npz
  --checkpoint FILE   the state of the run where it ends, also when Ctrl-C ends it
  --trace FILE.json   J, its parts and the learning rate of every mini-batch, in full precision
  --trace-gradients   with them the gradients of the first step
  --test              also evaluate the test rows, which are left alone otherwise
  --json              print one JSON object instead of text; nothing on stdout when the run fails
  --help              this page

Early stopping ends a run well: exit code 0, and the status says so.
Ctrl-C stops after the mini-batch at hand and writes nothing but the checkpoint.
A run whose numbers stop being finite fails: exit code 1, nothing written.`;

export const checkHelp = `deepwright check PROJECT.dw [options]

Compares the gradients of backpropagation with central differences, in float64, at the initial weights.

  --data FILE.csv     check with rows of this file instead of the project's
  --seed N            seed of the initial weights instead of the project's
  --json              print one JSON object instead of text
  --help              this page

Ratio below 1e-6: good. Up to 1e-4: look closer. Above: wrong, exit code 1 (the findings are printed all the same).`;

export const describeHelp = `deepwright describe PROJECT.dw [options]

Shows what a run of the project would compute, without starting it: the blocks in order with shapes, parameters and
memory, the rows of each part, mini-batches, target, loss and encoded columns, and every issue with its block.

  --data FILE.csv     describe it with this file instead of the project's
  --json              print one JSON object instead of text
  --help              this page

Memory is that of a run in float32 with the project's optimizer.
A network that cannot be trained is shown as far as it is known: exit code 1.`;

export const predictHelp = `deepwright predict MODEL --data FILE.csv --out FILE.csv [options]

Predicts the rows of a CSV file. MODEL is an exported file (.npz, .safetensors) or a project (.dw), of which the newest
run is taken. The file needs the columns the model was trained on; others are passed by.

  --data FILE.csv     rows to predict
  --out FILE.csv      where to write, one line a row in the same order: for classes ‘prediction’ and a column
                      ‘p(CLASS)’ for each class, for numbers a column ‘TARGET (predicted)’ for each target
  --json              print one JSON object instead of text
  --help              this page

Values that no train row had, and gaps that nothing fills, are predicted all the same and told of on stderr.`;
