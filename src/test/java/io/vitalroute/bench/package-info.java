/** What it costs: load on a whole installation. Commands and figures are in {@code docs/performance.md}; no test. */
package io.vitalroute.bench;
