import { MessageChannel, receiveMessageOnPort, type MessagePort } from 'node:worker_threads';

const running = 0;
const paused = 1;
const stopped = 2;

/** Where the control's numbers stand: what to do, whether letters wait, and a bell that counts every change of both. */
const state = 0;
const mail = 1;
const bell = 2;

/** What a job is controlled with: shared memory it looks at between mini-batches, and a letter box for the rest. */
export interface Control {
  memory: SharedArrayBuffer;
  letters: MessagePort;
}

/** The near end of a job's control: sets what the thread reads between mini-batches. `Letter` is plain data. */
export class Switch<Letter = never> {
  /** The far end, to be sent with the job; `letters` is to be transferred. */
  readonly control: Control;
  private readonly numbers: Int32Array;
  private readonly letters: MessagePort;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.letters = port1;
    // A letter box alone must not keep the program from ending.
    port1.unref();
    this.control = { memory: new SharedArrayBuffer(12), letters: port2 };
    this.numbers = new Int32Array(this.control.memory);
  }

  private set(value: number): void {
    // Once stopped, stopped for good.
    if (Atomics.load(this.numbers, state) === stopped) return;
    Atomics.store(this.numbers, state, value);
    this.ring();
  }

  private ring(): void {
    Atomics.add(this.numbers, bell, 1);
    Atomics.notify(this.numbers, bell);
  }

  pause(): void {
    this.set(paused);
  }

  resume(): void {
    this.set(running);
  }

  stop(): void {
    this.set(stopped);
  }

  /** Puts a letter into the box; a paused thread wakes up to read it. */
  post(letter: Letter): void {
    this.letters.postMessage(letter);
    Atomics.store(this.numbers, mail, 1);
    this.ring();
  }

  /** When the job is over. */
  close(): void {
    this.letters.close();
  }
}

/** The far end: read between mini-batches; sleeps while paused, without burning the processor. */
export class ControlReader<Letter = never> {
  private readonly numbers: Int32Array;
  private readonly letters: MessagePort;
  private readonly onPause: (paused: boolean) => void;
  private isPaused = false;

  constructor({ memory, letters }: Control, onPause: (paused: boolean) => void = () => {}) {
    this.numbers = new Int32Array(memory);
    this.letters = letters;
    this.onPause = onPause;
  }

  get isStopped(): boolean {
    return Atomics.load(this.numbers, state) === stopped;
  }

  /** Blocks while paused. `again`: read the letters that came in the pause, then ask again. */
  next(): 'run' | 'stop' | 'again' {
    for (;;) {
      // Read first: whatever changes after this line rings the bell, and then the wait does not begin.
      const heard = Atomics.load(this.numbers, bell);
      if (Atomics.load(this.numbers, state) !== paused) break;
      if (!this.isPaused) this.onPause((this.isPaused = true));
      if (Atomics.load(this.numbers, mail) === 1) return 'again';
      Atomics.wait(this.numbers, bell, heard);
    }
    if (this.isPaused) this.onPause((this.isPaused = false));
    return this.isStopped ? 'stop' : 'run';
  }

  /** Letters that came since the last time; null when there are none. */
  read(): Letter[] | null {
    if (Atomics.load(this.numbers, mail) === 0) return null;
    // Cleared before reading: a letter that comes meanwhile is seen now or at the next look.
    Atomics.store(this.numbers, mail, 0);
    const letters: Letter[] = [];
    for (let next = receiveMessageOnPort(this.letters); next; next = receiveMessageOnPort(this.letters)) {
      letters.push(next.message as Letter);
    }
    return letters;
  }
}
