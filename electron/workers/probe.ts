/** The script of the process that tries a BLAS library. All it does is in the engine's host part. */
import '@deepwright/engine/host/accelerator/probe-script';
