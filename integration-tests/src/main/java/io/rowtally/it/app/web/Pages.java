package io.rowtally.it.app.web;

import io.rowtally.it.app.web.odd.OddUsers;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The pages: {@code /AREA/PAGE?table=T&rows=N}. In the area {@code app} only who has logged in gets in; in the others the
 * session is not asked for. Each page answers with the name of the thread that served it.
 */
public final class Pages {
    private static final ExecutorService WORKER = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "worker-1");
        thread.setDaemon(true);
        return thread;
    });

    private Pages() {}

    public static void answer(Exchange exchange) throws IOException {
        String[] path = exchange.path().split("/");
        if (path[1].equals("app") && exchange.attribute(LoginUser.ATTRIBUTE) == null) {
            exchange.answer(401, "log in first");
            return;
        }
        try {
            page(path[2], exchange);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void page(String page, Exchange exchange) throws Exception {
        switch (page) {
            case "container":
            case "hand":
            case "meet":
            case "order":
            case "errand":
            case "leave":
            case "repeat":
                HandedPages.page(page, exchange);
                return;
            case "release":
                HandedPages.release(exchange);
                return;
            case "forms":
                exchange.answer(200, Forms.names());
                return;
            case "login":
                login(exchange);
                return;
            case "later":
                exchange.later(WORKER, () -> read(exchange));
                return;
            case "dispatch":
                exchange.dispatchLater(WORKER, "/app/read");
                return;
            case "forward":
                exchange.forward("/open/read");
                return;
            case "include":
                read(exchange);
                exchange.include("/open/read");
                return;
            case "sorry":
                read(exchange);
                exchange.answer(500, "sorry");
                return;
            case "sessions":
                exchange.answer(200, "sessions " + Sessions.count());
                return;
            case "odd":
                exchange.setAttribute(LoginUser.ATTRIBUTE, OddUsers.of(exchange.parameter("user")));
                read(exchange);
                break;
            case "odd-report":
                exchange.answer(200, OddUsers.report());
                return;
            case "tried":
                exchange.answer(200, "tried " + Accounts.tried());
                return;
            case "asked":
                exchange.answer(200, "asked by " + SsoUser.askedBy());
                return;
            case "handed":
                hand(exchange);
                break;
            case "carried":
                WORKER.submit(Guard.carried(() -> read(exchange))).get();
                HandedPages.errand(() -> WORKER.submit(
                                        () -> WebApplication.persons().read("person_worker", 4))
                                .get())
                        .get();
                break;
            case "logged":
                LogContext.put(exchange.parameter("context"), exchange.parameter("user"));
                try {
                    read(exchange);
                } finally {
                    LogContext.remove(exchange.parameter("context"));
                }
                break;
            case "told":
                WebApplication.persons()
                        .readFor(
                                exchange.parameter("user"),
                                exchange.parameter("how"),
                                exchange.parameter("table"),
                                rows(exchange));
                break;
            case "keep":
                KeptSets.open(exchange.parameter("key"), exchange.parameter("table"));
                KeptSets.read(exchange.parameter("key"), rows(exchange));
                break;
            case "more":
                KeptSets.read(exchange.parameter("key"), rows(exchange));
                break;
            case "afterwards":
                String key = exchange.parameter("key");
                int more = rows(exchange);
                HandedPages.errand(() -> {
                            KeptSets.read(key, more);
                            return null;
                        })
                        .get();
                break;
            case "drop":
                KeptSets.close(exchange.parameter("key"));
                break;
            case "logout":
                read(exchange);
                exchange.endSession();
                break;
            case "become":
                read(exchange);
                exchange.setAttribute(LoginUser.ATTRIBUTE, new LoginUser(exchange.parameter("account")));
                break;
            case "fail":
                read(exchange);
                throw new IllegalStateException("on purpose");
            default:
                read(exchange);
                break;
        }
        exchange.answer(200, Thread.currentThread().getName());
    }

    /** For pages of other frameworks. */
    public static void read(String table, int rows) {
        WebApplication.persons().read(table, rows);
    }

    /** The pages' one other thread. */
    public static Executor worker() {
        return WORKER;
    }

    private static void read(Exchange exchange) {
        WebApplication.persons().read(exchange.parameter("table"), rows(exchange));
    }

    private static int rows(Exchange exchange) {
        return Integer.parseInt(exchange.parameter("rows"));
    }

    /** The request executes, another thread reads. */
    private static void hand(Exchange exchange) throws SQLException, ExecutionException, InterruptedException {
        try (Connection connection = WebApplication.persons().connect();
                PreparedStatement statement = connection.prepareStatement(Persons.select(exchange.parameter("table")));
                ResultSet set = statement.executeQuery()) {
            int rows = rows(exchange);
            WORKER.submit(() -> {
                        Persons.read(set, rows);
                        return null;
                    })
                    .get();
        }
    }

    private static void login(Exchange exchange) throws SQLException, IOException {
        String account = exchange.parameter("account");
        if (!WebApplication.persons().mayEnter(account, exchange.parameter("password"))) {
            exchange.answer(401, "refused");
            return;
        }
        exchange.setAttribute(LoginUser.ATTRIBUTE, new LoginUser(account));
        exchange.answer(200, Thread.currentThread().getName());
    }
}
