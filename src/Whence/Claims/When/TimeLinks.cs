using System.Collections.Immutable;
using Whence.Claims.Grammar;
using Whence.Text;
using Whence.Times;

namespace Whence.Claims.When;

/// <summary>Hangs every time expression on the clause that it dates.</summary>
internal sealed class TimeLinks
{
    /// <summary>Steps from a time up to its clause; a deeper one dates nothing that a reader would see.</summary>
    private const int LongestPath = 6;

    private readonly int[] token;
    private readonly int[] clause;
    private readonly bool[] direct;

    public TimeLinks(Trees trees, ImmutableArray<TimeExpression> times)
    {
        token = new int[times.Length];
        clause = new int[times.Length];
        direct = new bool[times.Length];
        int at = 0;
        for (int t = 0; t < times.Length; t++)
        {
            while (at < trees.Count && trees.Tokens[at].Span.End <= times[t].Span.Start) at++;
            (token[t], clause[t], direct[t]) = Hang(trees, times[t].Span, at);
        }
    }

    /// <summary>The token that heads the expression, or -1.</summary>
    public int Token(int time) => token[time];

    /// <summary>The head of the clause that the expression hangs in, or -1.</summary>
    public int Clause(int time) => clause[time];

    /// <summary>Whether it hangs on the verb itself, not on a noun of the clause ("the 2010 treaty").</summary>
    public bool IsDirect(int time) => direct[time];

    private static (int Token, int Clause, bool Direct) Hang(Trees trees, TextSpan span, int first)
    {
        int head = -1;
        for (int i = first; i < trees.Count && trees.Tokens[i].Span.Start < span.End; i++)
        {
            if (trees.Head(i) < 0 || !span.Overlaps(trees.Tokens[trees.Head(i)].Span))
            {
                head = i;
                break;
            }
        }

        if (head < 0) return (-1, -1, false);
        int up = trees.Head(head);
        bool isDirect = true;
        for (int steps = 0; up >= 0 && steps < LongestPath; steps++)
        {
            if (trees.IsClause(up)) return (head, up, isDirect);
            isDirect = false;
            up = trees.Head(up);
        }

        return (head, up, false);
    }
}
