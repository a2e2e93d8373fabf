package io.rowtally.it.app.web.vertx;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.json.JsonObject;

/** Reads for whoever sends it a message, on a worker. */
final class Registrar extends AbstractVerticle {
    static final String ADDRESS = "registrar";

    private final Persons persons;

    Registrar(Persons persons) {
        this.persons = persons;
    }

    @Override
    public void start() {
        vertx.eventBus().<JsonObject>consumer(ADDRESS, message -> {
            try {
                message.reply(persons.read(
                        message.body().getString("table"), message.body().getInteger("rows")));
            } catch (Exception e) {
                message.fail(500, e.toString());
            }
        });
    }
}
