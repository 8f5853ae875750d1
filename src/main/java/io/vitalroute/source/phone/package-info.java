/**
 * Apps on phones: how a phone is enrolled, how it signs, and what a document of it may look like (docs/phone-api.yaml).
 *
 * <p>In: the headers and bytes of a request, and the moment. Out: whose phone it is and which platform speaks, or everything
 * that is wrong with the request. Must never know: what a record means (that is {@code mapping}'s), Camel, databases
 * ({@link io.vitalroute.source.phone.Phones} is kept by {@code store}). Keys, codes and values are in no text or problem.
 */
@NullMarked
package io.vitalroute.source.phone;

import org.jspecify.annotations.NullMarked;
