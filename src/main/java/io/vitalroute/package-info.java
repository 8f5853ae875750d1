/** The composition root: picks a command, wires the rooms, owns the clock. See {@code docs/architecture.md}. */
@NullMarked
package io.vitalroute;

import org.jspecify.annotations.NullMarked;
