using System.Globalization;
using OrleansTune.Core.Slots;

namespace OrleansTune.Core.Tests.Slots;

/// <summary>All that is kept of a ledger, every digit of it.</summary>
internal static class LedgerText
{
    public static string Of(SlotLedger ledger)
    {
        var state = ledger.ToState();
        var accounts = state.Accounts.Select(a => $"{a.Tenant} {Digits(a.Weight)} {Digits(a.Clock)} {Digits(a.SlotSeconds)} {Digits(a.DaySeconds)} {a.DailyLimit}");
        string[] lines =
        [
            $"{state.NextToken} {state.At:O} {Digits(state.Floor)}",
            .. state.Waiting.Select(w => w.ToString()), .. state.Grants.Select(g => g.ToString()), .. accounts, .. state.Agents.Select(a => a.ToString()),
        ];
        return string.Join('\n', lines);
    }

    private static string Digits(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
