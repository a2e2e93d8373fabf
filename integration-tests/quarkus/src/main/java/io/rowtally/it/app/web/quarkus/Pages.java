package io.rowtally.it.app.web.quarkus;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.resteasy.reactive.RestQuery;

/** Pages that read {@code rows} of {@code table}: below {@code app} for who has logged in, by form or by basic authentication. */
@Path("{guard}")
public class Pages {
    private static final CountDownLatch RELEASED = new CountDownLatch(1);

    @Inject
    Persons persons;

    @Inject
    ManagedExecutor executor;

    @Inject
    @VirtualThreads
    ExecutorService threads;

    @Inject
    Vertx vertx;

    @GET
    @Path("done")
    public String done() {
        return "done";
    }

    /** On a worker. */
    @GET
    @Path("read")
    public String read(@RestQuery String table, @RestQuery int rows) {
        return persons.read(table, rows);
    }

    /** Answered by a worker that is asked on the event loop. */
    @GET
    @Path("uni")
    public Uni<String> uni(@RestQuery String table, @RestQuery int rows) {
        return Uni.createFrom()
                .item(() -> persons.read(table, rows))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** By a pool that carries what it is told to. */
    @GET
    @Path("managed")
    public CompletionStage<String> managed(@RestQuery String table, @RestQuery int rows) {
        return executor.supplyAsync(() -> persons.read(table, rows));
    }

    /** As Vert.x has it. */
    @GET
    @Path("blocking")
    public CompletionStage<String> blocking(@RestQuery String table, @RestQuery int rows) {
        return vertx.executeBlocking(() -> persons.read(table, rows), false).toCompletionStage();
    }

    /** On a virtual thread, where there are any. */
    @GET
    @Path("virtual")
    public CompletionStage<String> virtual(@RestQuery String table, @RestQuery int rows) {
        return CompletableFuture.supplyAsync(() -> persons.read(table, rows), threads);
    }

    /** Answers at once, and reads when it is told to, long after. */
    @GET
    @Path("leave")
    public String leave(@RestQuery String table, @RestQuery int rows) {
        executor.execute(() -> {
            try {
                RELEASED.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            persons.read(table, rows);
        });
        return "rows 0";
    }

    @GET
    @Path("release")
    @NonBlocking
    public String release() {
        RELEASED.countDown();
        return "released";
    }
}
