using Whence.Text;

namespace Whence.Tests.Text;

public sealed class TextSpanTests
{
    [Theory]
    [InlineData(0, 3, 3, 5, false)]
    [InlineData(0, 4, 3, 5, true)]
    [InlineData(3, 3, 0, 9, true)]
    public void Spans_overlap_only_when_they_share_a_code_unit(int start, int end, int otherStart, int otherEnd, bool overlap) =>
        Assert.Equal(overlap, new TextSpan(start, end).Overlaps(new TextSpan(otherStart, otherEnd)));
}
