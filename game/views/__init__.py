"""What people are shown of a campaign, seat by seat: plain values that windows, pages and commands draw."""
