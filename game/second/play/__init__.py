"""How the computer's countries play the second model: courses followed by rule, and a quarter from orders to worlds."""
