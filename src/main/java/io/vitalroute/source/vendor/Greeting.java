package io.vitalroute.source.vendor;

import com.fasterxml.jackson.core.JsonPointer;

/** A request by which a vendor makes sure that we are there and want its notices. It is not signed. */
public sealed interface Greeting {

    /** HEAD (Withings). */
    record Head(int answer) implements Greeting {}

    /**
     * A POST whose body says so (Polar's PING; Google's verification, which must carry the Authorization header).
     *
     * @param at where in the body
     * @param is what stands there
     */
    record Word(JsonPointer at, String is, int answer) implements Greeting {}

    /**
     * A GET with our token and a word that we send back as JSON (Oura).
     *
     * @param token parameter with the token
     * @param challenge parameter with the word, and member of the answer
     */
    record Challenge(String token, String challenge, int answer) implements Greeting {}

    /**
     * A GET with a code, once the right one and once another (Fitbit's Web API).
     *
     * @param parameter with the code
     * @param answer to the right one
     * @param otherwise to any other
     */
    record Code(String parameter, int answer, int otherwise) implements Greeting {}
}
