/** The script of the data thread. All it does is in the engine's host part. */
import '@deepwright/engine/host/data/data-worker';
