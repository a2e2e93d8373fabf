package io.rowtally.cli.report;

import io.rowtally.cli.terminal.Printable;
import io.rowtally.cli.terminal.Terminal;
import io.rowtally.cli.terminal.TextTable;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How users were found, for people: by which methods, where rows are read that are nobody's, and what would help. */
final class AttributionTable {
    private static final int MOST_THREADS = 10;
    private static final int MOST_PLACES = 5;
    private static final int MOST_FRAMES = 6;

    private final Terminal terminal;
    private final NumberFormat number = NumberFormat.getIntegerInstance(Locale.ENGLISH);

    AttributionTable(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(Report report, int files, long lines) {
        Attributions attributions = report.attributions();
        say(terminal.bold(terminal.say("attribution.title")));
        if (attributions.ways().isEmpty()) {
            say(terminal.say("report.empty", number.format(lines), files));
            return;
        }
        say(terminal.say(
                "report.period",
                String.valueOf(report.first()),
                String.valueOf(report.last()),
                number.format(lines),
                files));
        say("");
        ways(attributions);
        threads(attributions);
        places(attributions);
        suggestions(attributions);
    }

    private void ways(Attributions attributions) {
        TextTable table = new TextTable(2);
        table.row(Arrays.asList(
                terminal.say("attribution.method"),
                terminal.say("attribution.confidence"),
                terminal.say("report.rows.read"),
                terminal.say("report.share")));
        for (Attributions.Way way : attributions.ways()) {
            table.row(Arrays.asList(
                    terminal.word("method." + way.method).replaceFirst("^method\\.", ""),
                    terminal.word(way.confidence),
                    number.format(way.rows),
                    attributions.rows() == 0
                            ? "-"
                            : String.format(Locale.ENGLISH, "%.1f %%", 100.0 * way.rows / attributions.rows())));
        }
        lines(table.lines());
        if (attributions.withdrawals() > 0) {
            say(terminal.say("attribution.withdrawn", number.format(attributions.withdrawals())));
        }
    }

    private void threads(Attributions attributions) {
        List<Map.Entry<String, Long>> threads = attributions.threads();
        if (threads.isEmpty()) {
            return;
        }
        say("");
        TextTable table = new TextTable(1);
        table.row(Arrays.asList(terminal.say("attribution.threads"), terminal.say("report.rows.read")));
        for (Map.Entry<String, Long> thread : threads.subList(0, Math.min(MOST_THREADS, threads.size()))) {
            String name = thread.getKey().isEmpty()
                    ? terminal.say("attribution.requests")
                    : Printable.cut(Printable.of(thread.getKey()), terminal.width() / 2);
            table.row(Arrays.asList(name, number.format(thread.getValue())));
        }
        lines(table.lines());
    }

    private void places(Attributions attributions) {
        List<Attributions.Place> places = attributions.places();
        if (places.isEmpty()) {
            return;
        }
        say("");
        say(terminal.bold(terminal.say("attribution.stacks")));
        for (Attributions.Place place : places.subList(0, Math.min(MOST_PLACES, places.size()))) {
            say(terminal.say(
                    place.request ? "attribution.place.request" : "attribution.place",
                    Printable.of(place.thread),
                    number.format(place.rows),
                    number.format(place.samples)));
            for (String frame : place.frames.subList(0, Math.min(MOST_FRAMES, place.frames.size()))) {
                say("    " + Printable.of(frame));
            }
        }
    }

    private void suggestions(Attributions attributions) {
        List<Suggestion> suggestions = Suggestion.of(attributions);
        if (suggestions.isEmpty()) {
            return;
        }
        say("");
        say(terminal.bold(terminal.say("attribution.suggestions")));
        for (Suggestion suggestion : suggestions) {
            say(terminal.say(
                    "attribution.suggestion." + suggestion.reason,
                    Printable.of(suggestion.subject),
                    number.format(suggestion.rows)));
            say("    " + Printable.of(suggestion.setting));
        }
        say(terminal.say("attribution.order"));
    }

    private void lines(List<String> lines) {
        say(terminal.bold(lines.get(0)));
        lines.subList(1, lines.size()).forEach(this::say);
    }

    private void say(String line) {
        terminal.out.println(line);
    }
}
