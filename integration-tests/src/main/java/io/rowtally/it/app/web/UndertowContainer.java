package io.rowtally.it.app.web;

import io.undertow.Undertow;
import io.undertow.security.idm.Account;
import io.undertow.security.idm.Credential;
import io.undertow.security.idm.IdentityManager;
import io.undertow.security.idm.PasswordCredential;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.api.ListenerInfo;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.Collections;
import java.util.EventListener;
import java.util.Set;

/** Undertow 2, with {@code javax} and {@code jakarta} servlets. */
final class UndertowContainer implements Container {
    private Undertow server;

    @Override
    public int start(String servlets, String guard) throws Exception {
        if (guard != null) {
            throw new IllegalArgumentException(guard);
        }
        DeploymentInfo deployment = Servlets.deployment()
                .setClassLoader(UndertowContainer.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("clerks")
                .setIdentityManager(new AccountManager())
                .setLoginConfig(Servlets.loginConfig("BASIC", "clerks"))
                .addErrorPage(new ErrorPage(ERROR_PAGE, 500))
                .addListener(new ListenerInfo(
                        Class.forName(servlets + ".StartListener").asSubclass(EventListener.class)));
        DeploymentManager manager = Servlets.defaultContainer().addDeployment(deployment);
        manager.deploy();
        server = Undertow.builder()
                .setIoThreads(1)
                .setWorkerThreads(Container.threads())
                .addHttpListener(0, "127.0.0.1")
                .setHandler(manager.start())
                .build();
        server.start();
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void stop() {
        server.stop();
    }

    /** The container's users, whose passwords it looks up in the application's own table, before any servlet is entered. */
    private static final class AccountManager implements IdentityManager {
        @Override
        public Account verify(Account account) {
            return account;
        }

        @Override
        public Account verify(String account, Credential credential) {
            return credential instanceof PasswordCredential
                            && Accounts.hasPassword(
                                    account, String.valueOf(((PasswordCredential) credential).getPassword()))
                    ? new Clerk(account)
                    : null;
        }

        @Override
        public Account verify(Credential credential) {
            return null;
        }
    }

    /** Who has a password. */
    private static final class Clerk implements Account {
        private final String account;

        Clerk(String account) {
            this.account = account;
        }

        @Override
        public Principal getPrincipal() {
            return () -> account;
        }

        @Override
        public Set<String> getRoles() {
            return Collections.singleton("clerk");
        }
    }
}
