package io.rowtally.identity;

import io.rowtally.bridge.Scope;
import java.rmi.server.RemoteServer;
import java.rmi.server.ServerNotActiveException;
import org.jspecify.annotations.Nullable;

/** The address that a remote call comes from. Asked on the thread that serves the call. */
final class RemoteCaller {
    private RemoteCaller() {}

    /** Null where no remote call is served, or by a runtime without RMI. */
    static @Nullable String address(Scope scope) {
        if (scope.seen(Scope.REMOTE_CALL) == null) {
            return null;
        }
        try {
            return RemoteServer.getClientHost();
        } catch (ServerNotActiveException | LinkageError e) {
            return null;
        }
    }
}
