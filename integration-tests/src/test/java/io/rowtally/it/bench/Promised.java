package io.rowtally.it.bench;

/**
 * A figure beside what DESIGN promises of it. Figures are taken as they are written, so that what reads as the limit meets
 * it.
 *
 * @param limit the highest figure that is promised
 * @param measured ours, over the rounds
 * @param control no agent again: its distance from nothing is the noise
 */
record Promised(String what, Unit unit, double limit, Spread measured, Spread control) {

    boolean met() {
        return unit.rounded(measured.median()) <= limit;
    }

    /** Whether the control, which changes nothing, is off by as much. */
    boolean withinNoise() {
        return noise(measured, control, unit);
    }

    /** Whether a figure is one that the control might have had as well. */
    static boolean noise(Spread figure, Spread control, Unit unit) {
        return control.off(unit.nothing) >= figure.off(unit.nothing);
    }

    String verdict() {
        return (met() ? "yes" : "no") + (withinNoise() ? ", within noise" : "");
    }

    static String head() {
        return "| what | promise | measured | middle half | no agent again (noise) | met |\n"
                + "|---|---:|---:|---:|---:|---|\n";
    }

    /** A line of the table under {@link #head}. */
    String line() {
        return "| " + what + " | " + unit.text(limit) + " | " + unit.text(measured.median()) + " | "
                + unit.text(measured.low()) + " to " + unit.text(measured.high()) + " | "
                + unit.text(control.median()) + " | " + verdict() + " |\n";
    }

    static String briefHead() {
        return "| what | promise | measured | no agent again (noise) | met |\n|---|---:|---:|---:|---|\n";
    }

    String briefLine() {
        return "| " + what + " | " + unit.text(limit) + " | " + unit.text(measured.median()) + " | "
                + unit.text(control.median()) + " | " + verdict() + " |\n";
    }
}
