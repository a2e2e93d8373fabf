package io.rowtally.demo.play;

import io.rowtally.demo.registry.account.DemoAccounts;
import io.rowtally.demo.registry.synthetic.District;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * One clerk's day from login to logout, always the same for the same register: what is clicked comes from a seed and
 * from the pages. No edit turns a value into NULL or back, so that the clerks' order does not change anyone's totals.
 * Runs on the clerk's own thread.
 */
final class ClerkDay implements Callable<Clerk> {

    /** Who exports everything. */
    static final String EXPORTER = "nj0417";
    /** Who writes the yearly letters. */
    static final String LETTER_WRITER = "nj0411";

    private static final String[] SURNAMES = {"王", "李", "张", "刘", "陈", "欧"};
    private static final String[] WORDS = {"华瑞", "科技", "鼎", "商贸", "有限", "欧亚"};
    private static final int ROUND_STEPS = 8;

    private final Clerk clerk;
    private final Random random;
    private final String district;
    private final int rounds;
    private final Pace pace;
    private final Progress progress;
    private int done;
    private Page last;

    ClerkDay(Clerk clerk, int number, Pace pace, Progress progress) {
        this.clerk = clerk;
        this.random = new Random(4170L + number);
        this.district = District.ALL.get(number % District.ALL.size()).code;
        this.rounds = rounds(clerk.account);
        this.pace = pace;
        this.progress = progress;
    }

    private static int rounds(String account) {
        return account.equals(EXPORTER) ? 2 : account.equals(LETTER_WRITER) ? 3 : 5;
    }

    /** How many steps that clerk's day has. */
    static int steps(String account) {
        int bulk = account.equals(EXPORTER) ? 2 : account.equals(LETTER_WRITER) ? 1 : 0;
        return 2 + ROUND_STEPS * rounds(account) + bulk;
    }

    private interface Action {
        void run() throws IOException;
    }

    @Override
    public Clerk call() throws IOException, InterruptedException {
        step(() -> clerk.login(DemoAccounts.initialPassword(clerk.account)));
        for (int i = 0; i < rounds; i++) {
            round();
        }
        if (clerk.account.equals(LETTER_WRITER)) {
            step(() -> clerk.letters(district));
        }
        if (clerk.account.equals(EXPORTER)) {
            step(clerk::exportEnterprises);
            step(clerk::exportPersons);
        }
        step(clerk::logout);
        return clerk;
    }

    private void round() throws IOException, InterruptedException {
        step(() -> last = clerk.list(district, 1));
        step(() -> last = clerk.list(district, last.more ? 2 : 1));
        String enterprise = any(last.rows("enterprises")).get("qyid");
        step(() -> last = clerk.detail(enterprise, false));
        step(() -> last = clerk.detail(enterprise, true));
        String contact = any(last.rows("contacts")).get("contact_id");
        String creditCode = last.rows("sheet").get(0).get("tyshxydm");
        step(() -> clerk.changePhone(contact, phone()));
        step(() -> last = clerk.searchPerson(pick(SURNAMES)));
        step(() -> search(creditCode));
        step(random.nextInt(3) == 0 ? clerk::statistics : () -> clerk.shareholders(district, 200));
    }

    private void step(Action action) throws IOException, InterruptedException {
        pace.await((double) done / steps(clerk.account));
        action.run();
        done++;
        progress.step();
    }

    private void search(String creditCode) throws IOException {
        if (random.nextBoolean()) {
            clerk.searchCode(creditCode);
        } else {
            clerk.searchName(pick(WORDS));
        }
    }

    private Map<String, String> any(List<Map<String, String>> rows) {
        return rows.get(random.nextInt(rows.size()));
    }

    private String pick(String[] words) {
        return words[random.nextInt(words.length)];
    }

    private String phone() {
        return "13" + (100000000 + random.nextInt(900000000));
    }
}
