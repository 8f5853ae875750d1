package io.vitalroute.problem;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every kind of problem. The id (the first four characters) is stable: people search for it and tests name it. The
 * letter says whose problem it is: C a configuration file, M a payload against its mapping, U a unit, I identity, E an
 * encoder, D a delivery, S a source or request, R the running engine, K the
 * store.
 */
public enum ProblemCode {
    // ---- C: files that people write (lint) ----
    C101_SYNTAX(Disposition.REJECT, "not readable as YAML"),
    C102_DUPLICATE_KEY(Disposition.REJECT, "the same key twice"),
    C103_UNKNOWN_KEY(Disposition.REJECT, "unknown key"),
    C104_MISSING_KEY(Disposition.REJECT, "missing key"),
    C105_WRONG_TYPE(Disposition.REJECT, "wrong kind of value"),
    C106_NOT_A_CHOICE(Disposition.REJECT, "not one of the allowed words"),
    C107_EMPTY(Disposition.REJECT, "nothing there"),
    C108_CONFLICT(Disposition.REJECT, "keys that exclude each other"),
    C109_NAME(Disposition.REJECT, "name and place disagree"),
    C110_SPLIT_CELL(Disposition.REJECT, "a cell with a comma must be quoted"),
    C111_NOT_FOUND(Disposition.REJECT, "a file that isn't there"),
    C112_SECRET(Disposition.REJECT, "a secret written into a file"),
    C113_ENCODING(Disposition.REJECT, "not UTF-8 text"),
    C121_UNKNOWN_NAME(Disposition.REJECT, "a name of something that isn't there"),
    C122_BAD_CODE(Disposition.REJECT, "a code that its code system cannot hold"),
    C123_STANDARD(Disposition.REJECT, "not as the standard wants it"),

    // ---- C2: mapping files ----
    C201_CELL(Disposition.REJECT, "a cell that cannot be read"),
    C202_UNKNOWN_FUNCTION(Disposition.REJECT, "unknown function"),
    C203_REFUSED(Disposition.REJECT, "a function that cells may not call"),
    C204_ARITHMETIC(Disposition.REJECT, "arithmetic in a cell"),
    C205_UNKNOWN_VARIABLE(Disposition.REJECT, "unknown variable"),
    C207_VALUE_FORM(Disposition.REJECT, "a form of value that the metric does not take"),
    C208_HIDDEN_COMPARISON(Disposition.REJECT, "a comparison where absence counts as the smallest value"),
    C210_PART(Disposition.REJECT, "a part that the metric does not have, or lacks"),
    C212_NO_TIME(Disposition.REJECT, "a reading without a time"),
    C213_UNKNOWN_CODE(Disposition.REJECT, "a code that the metric does not have"),
    C214_TIME_FORM(Disposition.REJECT, "a form of time that the metric does not take"),
    C215_TIME_FORMAT(Disposition.REJECT, "not a time format"),
    C216_ZONE(Disposition.REJECT, "not a time zone"),
    C221_EXPECTED(Disposition.REJECT, "a test finds something else than it expects"),
    C222_TEST(Disposition.REJECT, "a test that cannot be run"),
    C223_UNTESTED(Disposition.REJECT, "a mapping without a test or a sample"),
    C224_NEVER_SEEN(Disposition.REJECT, "a path that matches nothing in any sample"),

    // ---- C3: route files ----
    C301_SCRIPT(Disposition.REJECT, "something that a route may not do"),
    C302_BODY(Disposition.REJECT, "a route that looks inside a body"),
    C303_FORM(Disposition.REJECT, "not in the explicit form"),
    C304_PLACEHOLDER(Disposition.REJECT, "not a placeholder of a setting"),

    // ---- M: payloads ----
    M001_FAULT(Disposition.PARK, "a fault of the engine"),
    M101_NOT_READABLE(Disposition.PARK, "the body breaks the rules of its format"),
    M102_DUPLICATE_KEY(Disposition.PARK, "the same key twice in a payload"),
    M103_TOO_LARGE(Disposition.PARK, "something in the body is beyond a limit"),
    M104_CHARSET(Disposition.PARK, "bytes that are not text in the expected encoding"),
    M105_NO_ITEMS(Disposition.PARK, "something else than items where the mapping looks for them"),
    M106_XML_FORBIDDEN(Disposition.PARK, "XML that declares or uses entities"),
    M107_ZIP(Disposition.PARK, "a zip archive that cannot be used"),
    M108_COLUMNS(Disposition.PARK, "a row with more or fewer columns than the header"),
    M201_TIME(Disposition.PARK, "a time that is missing or cannot be read"),
    M202_ZONE(Disposition.PARK, "a local time of an unknown zone"),
    M203_NUMBER(Disposition.PARK, "not a number"),
    M204_UNIT(Disposition.PARK, "a unit that is missing, unknown or of another kind"),
    M205_WORD(Disposition.PARK, "a word that the mapping does not know"),
    M206_INCOMPLETE(Disposition.PARK, "a part is missing"),
    M207_CELL(Disposition.PARK, "a cell cannot be applied"),
    M208_SERIES(Disposition.PARK, "a series that is none"),
    M209_KEY(Disposition.PARK, "the vendor's id is missing"),
    M210_VERSION(Disposition.PARK, "not a version"),
    M211_SPAN(Disposition.PARK, "a time span that ends before it starts"),
    M212_TEXT(Disposition.PARK, "not text"),
    M213_TWICE(Disposition.PARK, "a part is there twice"),

    // ---- U: units ----
    U101_UNKNOWN_UNIT(Disposition.PARK, "not a UCUM unit"),
    U102_NOT_COMMENSURABLE(Disposition.PARK, "units of different kinds of quantity"),

    // ---- I: identity ----
    I101_ACCOUNT_UNKNOWN(Disposition.PARK, "no patient is linked to the account"),
    I102_ACCOUNT_MISSING(Disposition.PARK, "the item names no account"),
    I103_OWNER_UNCLEAR(Disposition.PARK, "the vendor is not sure whose reading it is"),
    I104_IMPLAUSIBLE(Disposition.PARK, "outside the metric's plausible bounds"),
    I105_IMPLAUSIBLE_TIME(Disposition.PARK, "before 2000 or in the future"),
    I106_OTHER_PATIENT(Disposition.REJECT, "the account is linked to another patient"),

    // ---- S: sources and requests ----
    S101_UNKNOWN_STREAM(Disposition.REJECT, "no mapping accepts this source and stream"),
    S102_UNAUTHORIZED(Disposition.REJECT, "the secret is missing or wrong"),
    S103_TOO_LARGE(Disposition.REJECT, "the body is larger than this source may send"),
    S104_EMPTY(Disposition.REJECT, "the body is empty"),
    S105_MEDIA_TYPE(Disposition.REJECT, "a media type that this source does not take"),
    S106_FRAME(Disposition.REJECT, "an incomplete or broken MLLP frame"),
    S107_NOT_HL7(Disposition.REJECT, "no HL7 v2 message, or none that can be answered"),
    S108_MESSAGE_TYPE(Disposition.REJECT, "a type of message that this source does not take"),
    S109_CHARSET(Disposition.REJECT, "bytes that are not of the declared charset"),
    S110_REQUEST(Disposition.REJECT, "a request that is not as it should be"),

    // ---- S2: fetching from vendors ----
    S201_NO_ANSWER(Disposition.RETRY, "the vendor did not answer"),
    S202_BUSY(Disposition.RETRY, "the vendor wants fewer calls"),
    S203_UNAUTHORIZED(Disposition.RETRY, "the vendor does not accept our token"),
    S204_REFUSED(Disposition.REJECT, "the vendor refuses the call"),
    S205_FORBIDDEN(Disposition.REJECT, "the vendor does not let us read this"),
    S206_BAD_ANSWER(Disposition.RETRY, "an answer that cannot be read"),
    S207_PAGES(Disposition.REJECT, "pages without an end"),
    S208_FOREIGN_HOST(Disposition.REJECT, "an address that is not the vendor's"),
    S209_CALL(Disposition.REJECT, "a call that cannot be made"),

    // ---- S3: being pushed to by vendors ----
    S301_UNKNOWN_SENDER(Disposition.REJECT, "nothing shows that the vendor sent it"),
    S302_SIGNATURE(Disposition.REJECT, "a signature that is missing or wrong"),
    S303_LATE(Disposition.REJECT, "a signed time that is too far from ours"),
    S304_TWICE(Disposition.REJECT, "a header or parameter that may come only once"),
    S305_NOTHING_TO_CHECK_WITH(Disposition.RETRY, "a secret or key is missing on our side"),
    S306_ADDRESS(Disposition.REJECT, "an address from which the vendor does not send"),
    S307_NOTICE(Disposition.REJECT, "a notice that cannot be read"),
    S308_SUBSCRIPTION(Disposition.RETRY, "the vendor does not take a subscription"),

    // ---- S4: connecting accounts, and their tokens ----
    S401_INVITATION(Disposition.REJECT, "an invitation that does not let in"),
    S402_RETURN(Disposition.REJECT, "a return from the vendor that does not belong to what was begun"),
    S403_DECLINED(Disposition.REJECT, "the patient did not agree"),
    S404_SCOPE(Disposition.REJECT, "the patient did not grant what is needed"),
    S405_CODE(Disposition.REJECT, "the vendor refuses the code of a return"),
    S406_CLIENT(Disposition.RETRY, "the vendor does not accept our own credentials"),
    S407_RECONNECT(Disposition.PARK, "the vendor refuses the tokens for good"),
    S408_SEALED(Disposition.RETRY, "something sealed that cannot be opened"),
    S409_KEY(Disposition.REJECT, "the key that seals is missing or wrong"),
    S410_NOT_CONNECTED(Disposition.REJECT, "an account that is not connected"),

    // ---- S5: apps on phones ----
    S501_CONTRACT(Disposition.REJECT, "a request that is not as the contract says"),
    S502_CLOCK(Disposition.REJECT, "a timestamp outside of the window"),
    S503_ENROLMENT(Disposition.REJECT, "an enrolment code that is not good, or no longer"),

    // ---- R: the running engine ----
    R101_PORT(Disposition.REJECT, "a port that cannot be listened on"),
    R102_ROUTE(Disposition.REJECT, "a route file that the engine cannot take"),
    R103_START(Disposition.REJECT, "the engine cannot start"),
    R104_IDLE(Disposition.REJECT, "a part is missing without which nothing happens"),
    R105_EXCHANGED(Disposition.RETRY, "the route is being exchanged for a new one"),

    // ---- K: the store ----
    K101_UNAVAILABLE(Disposition.RETRY, "the store does not answer"),
    K102_REFUSED(Disposition.REJECT, "the database refuses a row"),
    K103_LEASE_LOST(Disposition.RETRY, "another engine has taken over what was in hand"),
    K104_IN_USE(Disposition.REJECT, "the store is in use by another engine"),
    K105_NEWER(Disposition.REJECT, "the store is of a newer version"),
    K106_PURGED(Disposition.PARK, "no longer kept"),
    K107_URL(Disposition.REJECT, "not the address of a store"),
    K108_OVERTAKEN(Disposition.RETRY, "somebody else was quicker"),

    // ---- D: deliveries ----
    D101_REFUSED(Disposition.PARK, "the receiver refused it"),
    D102_NO_ANSWER(Disposition.RETRY, "the receiver did not answer"),
    D103_BUSY(Disposition.RETRY, "the receiver is busy or has a fault of its own"),
    D104_BAD_ANSWER(Disposition.RETRY, "an answer that cannot be read"),
    D105_EXHAUSTED(Disposition.PARK, "given up after all tries"),
    D106_UNAUTHORIZED(Disposition.RETRY, "the receiver does not accept our credentials"),
    D107_SEVERAL_MATCH(Disposition.PARK, "several resources carry the same identifier"),
    D108_AMBIGUOUS(Disposition.PARK, "it may have arrived: nobody knows how the attempt to send it ended"),
    D109_ID_UNKNOWN(Disposition.PARK, "the receiver did not tell under which id it keeps the reading"),

    // ---- E: encoders ----
    E101_NOT_ENCODABLE(Disposition.PARK, "cannot be said in this format"),
    E102_SETTINGS(Disposition.REJECT, "settings of a destination that exclude each other, or that it cannot do"),
    E103_PATIENT_UNKNOWN_THERE(Disposition.PARK, "the patient has no identifier that this destination knows");

    private final Disposition disposition;
    private final String title;

    ProblemCode(Disposition disposition, String title) {
        this.disposition = disposition;
        this.title = title;
    }

    /** The stable short name, such as {@code M201}. */
    public String id() {
        return name().substring(0, 4);
    }

    /** What the engine does about it. */
    public Disposition disposition() {
        return disposition;
    }

    /** The code of that short name. */
    public static Optional<ProblemCode> byId(String id) {
        return Arrays.stream(values()).filter(code -> code.id().equals(id)).findFirst();
    }

    /** What it means, in a few words. */
    public String title() {
        return title;
    }
}
