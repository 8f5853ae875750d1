package io.vitalroute.source.connect;

/** Why an account is not connected. */
public enum Reason {
    /** The invitation is too old. */
    EXPIRED("expired"),
    /** The invitation has let somebody in already. */
    USED("expired"),
    /** The invitation was taken back. */
    WITHDRAWN("expired"),
    /** The link, or what the browser brought back, was not made by us, or is for another vendor. */
    UNKNOWN("unknown"),
    /** The patient did not agree at the vendor. */
    DECLINED("declined"),
    /** It was begun in another browser, or without cookies. */
    OTHER_BROWSER("browser"),
    /** It took longer than a quarter of an hour. */
    TOO_LATE("browser"),
    /** The vendor does not answer, or not in a way that can be understood. */
    NO_ANSWER("vendor"),
    /** The vendor refuses the code that it gave. */
    CODE("refused"),
    /** The vendor refuses our client id or secret, or the way in which we ask. */
    CLIENT("refused"),
    /** What the patient left ticked is too little to be of use. */
    SCOPE("refused"),
    /** The account is connected for another patient. */
    TAKEN("taken");

    private final String page;

    Reason(String page) {
        this.page = page;
    }

    /** Which page tells the patient so; the key of its texts. */
    public String page() {
        return page;
    }
}
