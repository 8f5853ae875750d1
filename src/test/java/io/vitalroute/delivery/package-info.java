/** Deliveries with faults, through the shipped routes and real sockets. */
@NullMarked
package io.vitalroute.delivery;

import org.jspecify.annotations.NullMarked;
