package io.rowtally.demo.play;

import io.rowtally.demo.registry.account.DemoAccounts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Plays the working day of all clerks at a freshly started register, each on a thread of its own, then lets the
 * administrator read the database's own statistics. Exit code 0 where the database agrees with what the pages told, 1
 * where it does not or a page failed, 2 for wrong arguments.
 */
public final class WorkingDay {

    private static final String USAGE = "usage: WorkingDay URL --expect FILE [--seconds N] [--bar]\n"
            + "  --expect FILE  where to write what each user must have read\n"
            + "  --seconds N    length of the day, 0 to 3600 (default 30)\n"
            + "  --bar          a progress bar, for a terminal";

    /** By user, the administrator among them. */
    final Map<String, Tally> tallies = new TreeMap<>();
    /** Where the database does not agree. */
    final List<String> differences;

    private WorkingDay(List<Clerk> clerks, Clerk admin, DatabaseCount database) {
        for (Clerk clerk : clerks) {
            tallies.put(clerk.account, clerk.tally);
        }
        tallies.put(admin.account, admin.tally);
        differences = database.differences(tallies.values());
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        String address = null;
        Path expect = null;
        int seconds = 30;
        boolean bar = false;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            boolean hasValue = i + 1 < arguments.length;
            if (argument.equals("--bar")) {
                bar = true;
            } else if (argument.equals("--expect") && hasValue) {
                expect = Paths.get(arguments[++i]);
            } else if (argument.equals("--seconds")
                    && hasValue
                    && arguments[i + 1].matches("[0-9]{1,3}|[1-3][0-9]{3}")) {
                seconds = Integer.parseInt(arguments[++i]);
            } else if (!argument.startsWith("--") && address == null) {
                address = argument;
            } else {
                wrong("cannot understand " + argument);
            }
        }
        if (address == null || expect == null) {
            wrong("URL and --expect are needed");
            return;
        }
        try {
            System.exit(play(address, expect, seconds, bar));
        } catch (IOException | ExecutionException | InterruptedException e) {
            System.err.println("the day was cut short: " + e);
            System.exit(1);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void wrong(String message) {
        System.err.println(message + "\n" + USAGE);
        System.exit(2);
    }

    @SuppressWarnings("SystemOut")
    private static int play(String address, Path expect, int seconds, boolean bar)
            throws IOException, ExecutionException, InterruptedException {
        WorkingDay day = play(address, seconds, System.out, bar);
        Expectations.write(expect, day.tallies);
        for (String difference : day.differences) {
            System.out.println("  " + difference);
        }
        boolean agrees = day.differences.isEmpty();
        System.out.println(
                agrees ? "The database's own count agrees with the pages." : "The database's own count DIFFERS.");
        return agrees ? 0 : 1;
    }

    /** The whole day; an ExecutionException carries the first clerk's failure. */
    static WorkingDay play(String address, int seconds, PrintStream out, boolean bar)
            throws IOException, ExecutionException, InterruptedException {
        int steps = 0;
        for (String account : DemoAccounts.CLERKS) {
            steps += ClerkDay.steps(account);
        }
        Progress progress = new Progress(out, bar, steps);
        Pace pace = new Pace(seconds);
        out.println(DemoAccounts.CLERKS.size() + " clerks at work, " + steps + " steps");
        ExecutorService threads = Executors.newFixedThreadPool(DemoAccounts.CLERKS.size());
        try {
            List<Future<Clerk>> days = new ArrayList<>();
            for (String account : DemoAccounts.CLERKS) {
                int number = days.size();
                Clerk clerk = new Clerk(address, account, number % 3 == 2 ? "en" : "zh-CN");
                days.add(threads.submit(new ClerkDay(clerk, number, pace, progress)));
            }
            List<Clerk> clerks = new ArrayList<>();
            for (Future<Clerk> day : days) {
                clerks.add(day.get());
            }
            Clerk admin = new Clerk(address, DemoAccounts.ADMIN, "zh-CN");
            return new WorkingDay(clerks, admin, evening(admin));
        } finally {
            threads.shutdownNow();
        }
    }

    private static DatabaseCount evening(Clerk admin) throws IOException {
        admin.login(DemoAccounts.initialPassword(admin.account));
        admin.statistics();
        DatabaseCount database = new DatabaseCount(admin.queryStatistics());
        admin.logout();
        return database;
    }
}
