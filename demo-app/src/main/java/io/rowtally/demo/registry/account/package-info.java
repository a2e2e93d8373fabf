/** Who may work with the register: accounts, passwords, login and logout, the log of operations. */
package io.rowtally.demo.registry.account;
