package io.rowtally.runtime;

import java.util.Locale;

/** A figure of the agent's own, for those who watch many JVMs. None names a user. */
enum Metric {
    COUNTING("counting", "1 while rows are counted, 0 while the agent is paused or has switched itself off"),
    GAP_SECONDS("gap_seconds_total", "Time in which nothing was counted"),
    ROWS_FETCHED("rows_fetched_total", "Rows that the application was positioned on, of closed intervals"),
    ROWS_READ("rows_read_total", "Rows of which at least one column was read"),
    ROWS_UNATTRIBUTED("rows_unattributed_total", "Rows read without a known user"),
    ROWS_ASSUMED("rows_assumed_total", "Rows whose columns had to be assumed, because their result set died unseen"),
    CELLS_UNRESOLVED("cells_unresolved_total", "Cells read under a label that the result set does not have"),
    BYPASS_COPIES("bypass_copies_total", "Exports that bypassed result sets"),
    BYPASS_ROWS("bypass_rows_total", "Rows of those exports"),
    FAILURES("failures_total", "Failures inside the agent that the application did not notice"),
    EVENTS_LOST("events_lost_total", "Events that the telemetry log had no room for"),
    CPU_SECONDS("cpu_seconds_total", "Time that the agent's thread has had a processor"),
    ACTIVATIONS("activations", "Stretches of work under watch"),
    DRIVERS("result_set_classes", "Result set classes that have advice"),
    NOT_ADVISED("classes_not_advised", "Driver and result set classes that have none");

    private static final String PREFIX = "rowtally_";

    /** In Prometheus. */
    final String name;

    final String help;

    Metric(String name, String help) {
        this.name = PREFIX + name;
        this.help = help;
    }

    /** Whether it only grows. */
    boolean isCounter() {
        return name.endsWith("_total");
    }

    /** The name in JMX, such as {@code RowsFetched}. */
    String attribute() {
        StringBuilder text = new StringBuilder();
        for (String word : name().split("_")) {
            text.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }
}
