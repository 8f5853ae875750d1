/**
 * Polar's cloud, simulated after AccessLink v3: registration before any data, no refresh token, limits that grow with the number
 * of users, one signed webhook for a client.
 *
 * <p>In: requests. Out: what Polar would answer, and its webhook calls. Must never know: other vendors.
 */
@NullMarked
package io.vitalroute.sandbox.cloud.polar;

import org.jspecify.annotations.NullMarked;
