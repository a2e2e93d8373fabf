package io.rowtally.cli.report;

import io.rowtally.cli.log.Sequences;
import io.rowtally.cli.terminal.Printable;
import io.rowtally.cli.terminal.Terminal;
import io.rowtally.cli.terminal.TextTable;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report for people: a table of users, whoever read most personal data on top, with totals below. */
final class ReportTable {
    private static final double MANY_UNATTRIBUTED = 0.05;

    private static final int NARROW = 8;
    private static final String[] ALL = {"user", "clients", "statements", "rows.read", "rows.pii", "share"};
    private static final String[] FEW = {"user", "clients", "rows.read", "rows.pii"};

    private final Terminal terminal;
    private final NumberFormat number = NumberFormat.getIntegerInstance(Locale.ENGLISH);
    private int names = Integer.MAX_VALUE;
    private int clients = Integer.MAX_VALUE;
    private boolean sparse;

    ReportTable(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(Report report, int files, long lines) {
        List<UserTotals> users = report.users();
        terminal.out.println(terminal.bold(terminal.say("report.title")));
        if (users.isEmpty()) {
            terminal.out.println(terminal.say("report.empty", number.format(lines), files));
            return;
        }
        terminal.out.println(terminal.say(
                "report.period",
                String.valueOf(report.first()),
                String.valueOf(report.last()),
                number.format(lines),
                files));
        terminal.out.println();
        UserTotals total = report.total();
        List<String> categories = categories(total);
        List<String> table = fit(users, total, categories);
        terminal.out.println(terminal.bold(table.get(0)));
        for (int i = 1; i < table.size() - 1; i++) {
            terminal.out.println(table.get(i));
        }
        terminal.out.println(terminal.bold(table.get(table.size() - 1)));
        terminal.out.println();
        notes(report, total);
    }

    /** Categories by cells read, most first. */
    private static List<String> categories(UserTotals total) {
        List<String> categories = new ArrayList<>(total.values.keySet());
        categories.sort((a, b) -> Long.compare(count(total.values, b), count(total.values, a)));
        return categories;
    }

    private static long count(Map<String, Long> counts, String key) {
        Long count = counts.get(key);
        return count == null ? 0 : count;
    }

    /**
     * The widest table that the terminal holds: long users are cut first, then categories that do not fit are added up
     * in one column, then users and clients are cut further; statements and shares are the last to go.
     */
    private List<String> fit(List<UserTotals> users, UserTotals total, List<String> categories) {
        names = clients = Integer.MAX_VALUE;
        List<String> lines = table(users, total, categories, categories.size());
        names = Math.max(NARROW, terminal.width() / 4);
        for (int shown = categories.size(); !fits(lines) && shown >= 0; shown--) {
            lines = table(users, total, categories, shown);
        }
        for (int places = names; !fits(lines) && places >= NARROW; places--) {
            names = clients = places;
            lines = table(users, total, categories, 0);
        }
        if (!fits(lines)) {
            sparse = true;
            lines = table(users, total, categories, 0);
        }
        return lines;
    }

    private boolean fits(List<String> lines) {
        return lines.stream().allMatch(line -> TextTable.width(line) <= terminal.width());
    }

    private List<String> table(List<UserTotals> users, UserTotals total, List<String> categories, int shown) {
        TextTable table = new TextTable(2);
        List<String> header = new ArrayList<>();
        for (String key : sparse ? FEW : ALL) {
            header.add(terminal.say("report." + key));
            if (key.equals("rows.pii") && total.subjects.isKnown()) {
                header.add(terminal.say("report.subjects"));
            }
        }
        for (String category : categories.subList(0, shown)) {
            header.add(terminal.word(category));
        }
        if (shown < categories.size()) {
            header.add(terminal.say("report.others"));
        }
        table.row(header);
        for (UserTotals user : users) {
            table.row(row(Printable.cut(Printable.of(user.user), names), user, total, categories, shown));
        }
        table.row(row(terminal.say("report.total"), total, total, categories, shown));
        return table.lines();
    }

    private List<String> row(String name, UserTotals user, UserTotals total, List<String> categories, int shown) {
        List<String> row = new ArrayList<>();
        row.add(name);
        row.add(Printable.cut(clients(user), clients));
        if (!sparse) {
            row.add(number.format(user.statements));
        }
        row.add(number.format(user.read));
        row.add(number.format(user.piiRead));
        if (total.subjects.isKnown()) {
            row.add(persons(user.subjects));
        }
        if (!sparse) {
            row.add(share(user.piiRead, total.piiRead));
        }
        long others = 0;
        for (int i = 0; i < categories.size(); i++) {
            long count = count(user.values, categories.get(i));
            if (i < shown) {
                row.add(count == 0 ? "-" : number.format(count));
            } else {
                others += count;
            }
        }
        if (shown < categories.size()) {
            row.add(others == 0 ? "-" : number.format(others));
        }
        return row;
    }

    private String persons(Subjects subjects) {
        if (!subjects.isKnown()) {
            return "-";
        }
        return (subjects.isWhole() ? "" : "\u2265 ") + number.format(subjects.estimate());
    }

    private static String share(long part, long all) {
        return all == 0 ? "-" : String.format(Locale.ENGLISH, "%.1f %%", 100.0 * part / all);
    }

    private static String clients(UserTotals user) {
        Iterator<String> each = user.clients.iterator();
        String first = each.hasNext() ? Printable.of(each.next()) : "-";
        return user.clients.size() > 1 ? first + " +" + (user.clients.size() - 1) : first;
    }

    private void notes(Report report, UserTotals total) {
        double share = report.unattributedShare();
        terminal.out.println(terminal.say("report.unattributed", String.format(Locale.ENGLISH, "%.1f", share * 100)));
        if (share > MANY_UNATTRIBUTED) {
            terminal.out.println(terminal.say("report.hint"));
        }
        if (total.subjects.isKnown()) {
            terminal.out.println(terminal.say(
                    "report.coverage", String.format(Locale.ENGLISH, "%.1f", total.subjects.coverage() * 100)));
        }
        for (UserTotals client : report.clients()) {
            terminal.out.println(terminal.say(
                    "report.shared",
                    Printable.of(client.user),
                    number.format(client.accounts.size()),
                    persons(client.subjects)));
        }
        sequences(report.sequences());
        if (!total.probable.isEmpty()) {
            terminal.out.println(terminal.say("report.probable", list(total.probable)));
        }
        if (total.assumed + total.unresolved + total.dropped > 0) {
            terminal.out.println(terminal.say(
                    "report.lossy",
                    number.format(total.assumed),
                    number.format(total.unresolved),
                    number.format(total.dropped)));
        }
    }

    private void sequences(Sequences sequences) {
        List<Sequences.Gap> gaps = sequences.gaps();
        if (!gaps.isEmpty()) {
            long missing = gaps.stream().mapToLong(Sequences.Gap::missing).sum();
            terminal.out.println(terminal.say("report.gaps", number.format(missing), number.format(gaps.size())));
        }
        if (sequences.repeated() > 0) {
            terminal.out.println(terminal.say("report.repeated", number.format(sequences.repeated())));
        }
    }

    private String list(Map<String, Long> counts) {
        List<String> parts = new ArrayList<>();
        counts.forEach((category, count) -> parts.add(terminal.word(category) + ' ' + number.format(count)));
        Collections.sort(parts);
        return String.join(", ", parts);
    }
}
