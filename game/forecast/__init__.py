"""What one seat may expect: hidden state, rollouts, odds and look-ahead."""
