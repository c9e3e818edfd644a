/** The script of the threads that train, check gradients and predict. All it does is in the engine's host part. */
import '@deepwright/engine/host/train/train-worker';
