/**
 * Where the modules that settle bills and the modules that contribute layers, or follow up on bills, meet without
 * knowing each other: {@link huiyu.core.settlement.SettlementLayers} (which layers a tenant runs), {@link
 * huiyu.core.settlement.HeldStatuses} (what layers decide by), {@link huiyu.core.settlement.SettledBills} (what others may
 * ask about settled bills), and the functions of {@code 190-settlement.sql}. Uses policy and the platform floor.
 */
package huiyu.core.settlement;
