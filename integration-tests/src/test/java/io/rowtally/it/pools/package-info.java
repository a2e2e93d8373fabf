/** Counts through pools, wrappers and mappers, alone and one upon another, are those of the driver behind them. */
package io.rowtally.it.pools;
