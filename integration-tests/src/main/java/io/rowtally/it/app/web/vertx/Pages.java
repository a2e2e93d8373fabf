package io.rowtally.it.app.web.vertx;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BasicAuthHandler;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.FormLoginHandler;
import io.vertx.ext.web.handler.RedirectAuthHandler;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.sstore.LocalSessionStore;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** Pages that read {@code rows} of {@code table}: below {@code /app} for who has logged in, by form or by basic authentication. */
final class Pages extends AbstractVerticle {
    private final Persons persons;
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile int port;

    Pages(Persons persons) {
        this.persons = persons;
    }

    int port() {
        return port;
    }

    @Override
    public void start(Promise<Void> started) {
        Accounts accounts = new Accounts(vertx, persons);
        Router router = Router.router(vertx);
        router.route().handler(SessionHandler.create(LocalSessionStore.create(vertx)));
        router.post("/login")
                .handler(BodyHandler.create())
                .handler(FormLoginHandler.create(accounts).setDirectLoggedInOKURL("/open/done"));
        router.route("/app/*").handler(RedirectAuthHandler.create(accounts, "/open/login"));
        router.route("/basic/*").handler(BasicAuthHandler.create(accounts));
        for (String guard : new String[] {"/app", "/basic", "/open"}) {
            router.get(guard + "/loop").handler(page -> answer(page, now(reading(page))));
            router.get(guard + "/read").handler(page -> answer(page, vertx.executeBlocking(reading(page))));
            router.get(guard + "/free").handler(page -> answer(page, vertx.executeBlocking(reading(page), false)));
            router.get(guard + "/later").handler(page -> vertx.setTimer(5, timer -> answer(page, now(reading(page)))));
            router.get(guard + "/bus")
                    .handler(page -> answer(
                            page,
                            vertx.eventBus()
                                    .<Integer>request(Registrar.ADDRESS, asked(page))
                                    .map(reply -> reply.body())));
            router.get(guard + "/leave").handler(this::leave);
            router.get(guard + "/logout").handler(this::logout);
        }
        router.get("/open/done").handler(page -> page.response().end("done"));
        router.get("/open/release").blockingHandler(page -> {
            released.countDown();
            page.response().end("released");
        });
        vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").onComplete(server -> {
            if (server.succeeded()) {
                port = server.result().actualPort();
                started.complete();
            } else {
                started.fail(server.cause());
            }
        });
    }

    private static JsonObject asked(RoutingContext page) {
        return new JsonObject()
                .put("table", page.request().getParam("table"))
                .put("rows", Integer.valueOf(page.request().getParam("rows")));
    }

    private Callable<Integer> reading(RoutingContext page) {
        JsonObject asked = asked(page);
        Queue<String> tables = new ArrayDeque<>();
        tables.add(asked.getString("table"));
        return () -> persons.read(tables.poll(), asked.getInteger("rows"));
    }

    private static Future<Integer> now(Callable<Integer> reading) {
        try {
            return Future.succeededFuture(reading.call());
        } catch (Exception e) {
            return Future.failedFuture(e);
        }
    }

    private static void answer(RoutingContext page, Future<Integer> read) {
        read.onComplete(rows -> {
            if (rows.succeeded()) {
                page.response().end("rows " + rows.result());
            } else {
                page.fail(rows.cause());
            }
        });
    }

    /** Answers at once, and reads when it is told to, long after. */
    private void leave(RoutingContext page) {
        Callable<Integer> reading = reading(page);
        vertx.executeBlocking(
                () -> {
                    released.await();
                    return reading.call();
                },
                false);
        page.response().end("rows 0");
    }

    private void logout(RoutingContext page) {
        page.session().destroy();
        page.response().end("rows 0");
    }
}
