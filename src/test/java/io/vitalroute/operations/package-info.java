/** The engine as those see it who run it: health, metrics, logs, signals, files that change under it. */
package io.vitalroute.operations;
