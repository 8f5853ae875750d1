package io.vitalroute;

/** Composition root. */
public final class Main {
    private Main() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] args) {
        System.out.println("vitalroute");
    }
}
