/**
 * Watches over the whole test run that no value of a payload comes out in a log line, a metric or the text of an exception.
 * What comes in: every log line, every scrape and every exception of the engine's own making, of all test classes; what goes
 * out: a failed run that names the test class and the logger. It must not know what any test is about.
 */
@org.jspecify.annotations.NullMarked
package io.vitalroute.canary;
