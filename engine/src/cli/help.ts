/** The page of `deepwright --help`. */
export const generalHelp = `deepwright: trains and checks neural networks without a window, with the same engine and the same numbers.

  deepwright train PROJECT.dw [options]   train the project's network
  deepwright check PROJECT.dw [options]   check its gradients numerically

  deepwright COMMAND --help               the options of a command
  deepwright --version                    the version

Exit codes: 0 done, 1 failed (the reason is on stderr), 2 wrong use, 130 interrupted.`;

export const trainHelp = `deepwright train PROJECT.dw [options]

Trains the project's network and prints its costs and metrics. The same project, data and seed give the same weight
hash as in the app. The data file's path is taken relative to the project file.

  --data FILE.csv     train on this file instead of the project's
  --epochs N          epochs instead of the project's
  --seed N            seed of initial weights, shuffling and dropout instead of the project's
  --export KINDS      write the trained model: npz, safetensors, or both with a comma between;
                      the files are named after the project and replace former ones
  --out FOLDER        where to write (made when missing; default: the current folder); without --export: npz
  --test              also evaluate the test rows, which are left alone otherwise
  --json              print one JSON object instead of text; nothing on stdout when the run fails
  --help              this page

Ctrl-C stops after the mini-batch at hand and writes nothing.
A run whose numbers stop being finite fails: exit code 1, nothing written.`;

export const checkHelp = `deepwright check PROJECT.dw [options]

Compares the gradients of backpropagation with central differences, in float64, at the initial weights.

  --data FILE.csv     check with rows of this file instead of the project's
  --seed N            seed of the initial weights instead of the project's
  --json              print one JSON object instead of text
  --help              this page

Ratio below 1e-6: good. Up to 1e-4: look closer. Above: wrong, exit code 1 (the findings are printed all the same).`;
