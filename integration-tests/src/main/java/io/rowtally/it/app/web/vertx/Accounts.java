package io.rowtally.it.app.web.vertx;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.AuthenticationProvider;
import io.vertx.ext.auth.authentication.Credentials;

/** Looks accounts up in the database, on a worker. */
final class Accounts implements AuthenticationProvider {
    private final Vertx vertx;
    private final Persons persons;

    Accounts(Vertx vertx, Persons persons) {
        this.vertx = vertx;
        this.persons = persons;
    }

    @Override
    public Future<User> authenticate(Credentials credentials) {
        return of(credentials.toJson());
    }

    /** As Vert.x 4 calls it. */
    @Override
    @SuppressWarnings("deprecation")
    public void authenticate(JsonObject credentials, Handler<AsyncResult<User>> answer) {
        of(credentials).onComplete(answer);
    }

    private Future<User> of(JsonObject credentials) {
        String account = credentials.getString("username");
        return vertx.executeBlocking(() -> {
            if (!persons.knows(account, credentials.getString("password"))) {
                throw new SecurityException("unknown account or wrong password");
            }
            return User.fromName(account);
        });
    }
}
