package io.rowtally.it.app.web.vertx;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Verticle;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** Serves its pages by one event loop and four workers until its standard input ends. */
public final class VertxApplication {
    private VertxApplication() {}

    public static void main(String[] arguments) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(4));
        Persons persons = new Persons();
        Pages pages = new Pages(persons);
        deploy(vertx, new Registrar(persons), new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER));
        deploy(vertx, pages, new DeploymentOptions());
        System.out.println("ready " + pages.port());
        while (System.in.read() >= 0) {
            // the test lets go of it
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
        System.out.println("stopped");
    }

    private static void deploy(Vertx vertx, Verticle verticle, DeploymentOptions options) {
        vertx.deployVerticle(() -> verticle, options)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
