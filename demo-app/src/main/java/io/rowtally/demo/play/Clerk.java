package io.rowtally.demo.play;

import java.io.IOException;
import java.io.Reader;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One user at work: each method is one thing a clerk does in the register, and books what it must have read. Used by one
 * thread.
 */
final class Clerk {

    static final int LIST_PAGE = 20;

    final String account;
    final Tally tally = new Tally();
    private final Browser browser;

    Clerk(String address, String account, String language) {
        this.account = account;
        this.browser = new Browser(address, language);
    }

    void login(String password) throws IOException {
        browser.get("/login");
        browser.get("/style.css");
        String target = browser.postAndLeave("/login", "account", account, "password", password);
        if (!target.equals("/home")) {
            throw new IOException("login of " + account + " leads to " + target);
        }
        hidden(PageFootprint.LOGIN);
        get("/home");
        hidden(PageFootprint.HOME);
    }

    void logout() throws IOException {
        browser.leave("/logout");
    }

    /** A page of the companies in a district, counted from 1; the page must exist. */
    Page list(String district, int number) throws IOException {
        Page page = get("/enterprise/list?district=" + district + "&page=" + number);
        StatementRead read = PageFootprint.LIST.only();
        if (number > 1 && page.rows(read.shownIn).isEmpty()) {
            throw new IOException("district " + district + " has no page " + number);
        }
        partly(read, page, (number - 1L) * LIST_PAGE);
        return page;
    }

    Page searchName(String words) throws IOException {
        Page page = get("/search?by=name&q=" + Browser.encode(words));
        partly(PageFootprint.SEARCH_NAME.only(), page, 0);
        return page;
    }

    Page searchCode(String creditCode) throws IOException {
        Page page = get("/search?by=code&q=" + Browser.encode(creditCode));
        partly(PageFootprint.SEARCH_CODE.only(), page, 0);
        return page;
    }

    Page searchPerson(String beginning) throws IOException {
        Page page = get("/search?by=person&q=" + Browser.encode(beginning));
        partly(PageFootprint.SEARCH_PERSON.only(), page, 0);
        return page;
    }

    Page detail(String enterprise, boolean full) throws IOException {
        Page page = get("/enterprise/detail?id=" + enterprise + (full ? "&full=1" : ""));
        shown(full ? PageFootprint.DETAIL_FULL : PageFootprint.DETAIL, page);
        return page;
    }

    /** Gives the contact a new telephone number, if it has one, and ends on the company's sheet. */
    void changePhone(String contact, String phone) throws IOException {
        Page form = get("/contact/edit?id=" + contact);
        shown(PageFootprint.EDIT_FORM, form);
        Map<String, String> fields = form.rows("contact").get(0);
        String target = browser.postAndLeave(
                "/contact/edit",
                "contact_id",
                fields.get("contact_id"),
                "enterprise_id",
                fields.get("enterprise_id"),
                "contact_phone",
                fields.get("contact_phone") == null ? null : phone,
                "email",
                fields.get("email"),
                "home_address",
                fields.get("home_address"));
        hidden(PageFootprint.FILTER);
        tally.execution(PageFootprint.EDIT_SAVE.only(), form.rows("contact"), 0);
        shown(PageFootprint.DETAIL, get(target));
    }

    Page shareholders(String district, long amount) throws IOException {
        Page page = get("/shareholder/list?district=" + district + "&amount=" + amount);
        partly(PageFootprint.SHAREHOLDERS.only(), page, 0);
        return page;
    }

    /** The yearly letters to all companies of a district; returns how many. */
    int letters(String district) throws IOException {
        get("/letters");
        Page page = new Page(browser.post("/letters", "district", district));
        hidden(PageFootprint.FILTER);
        shown(PageFootprint.LETTERS, page);
        return page.rows("letters").size();
    }

    void statistics() throws IOException {
        shown(PageFootprint.STATISTICS, get("/statistics"));
    }

    /** All companies with their representatives; returns how many. */
    long exportEnterprises() throws IOException {
        return export("/export/enterprises.csv", PageFootprint.EXPORT_ENTERPRISES.only());
    }

    /** All persons in all roles; returns how many. */
    long exportPersons() throws IOException {
        return export("/export/persons.csv", PageFootprint.EXPORT_PERSONS.only());
    }

    private long export(String path, StatementRead read) throws IOException {
        long rows = 0;
        try (Reader reader = browser.stream(path)) {
            Csv csv = new Csv(reader);
            for (Map<String, String> row = csv.next(); row != null; row = csv.next()) {
                tally.row(read, row);
                rows++;
            }
        }
        hidden(PageFootprint.FILTER);
        tally.executed(read, rows, 0);
        return rows;
    }

    /** The database's own statistics, tab-separated; for the administrator. */
    String[] queryStatistics() throws IOException {
        String[] lines = browser.get("/admin/query-statistics").split("\n");
        hidden(PageFootprint.FILTER);
        for (int i = 1; i < lines.length; i++) {
            tally.row(PageFootprint.QUERY_STATISTICS.only(), filled(PageFootprint.QUERY_STATISTICS.only()));
        }
        tally.executed(PageFootprint.QUERY_STATISTICS.only(), lines.length - 1L, 0);
        return lines;
    }

    private Page get(String path) throws IOException {
        Page page = new Page(browser.get(path));
        hidden(PageFootprint.FILTER);
        return page;
    }

    private void shown(PageFootprint footprint, Page page) {
        for (StatementRead read : footprint.reads) {
            tally.execution(read, page.rows(read.shownIn), 0);
        }
    }

    private void partly(StatementRead read, Page page, long skipped) {
        List<Map<String, String>> rows = page.rows(read.shownIn);
        tally.execution(read, rows, skipped + (page.more ? 1 : 0));
    }

    /** One row that no page shows and of which every column has a value. */
    private void hidden(PageFootprint footprint) {
        tally.execution(footprint.only(), Collections.singleton(filled(footprint.only())), 0);
    }

    private static Map<String, String> filled(StatementRead read) {
        Map<String, String> row = new HashMap<>();
        for (String column : read.columns) {
            row.put(column, column);
        }
        return row;
    }
}
